using System.Text.Json;

namespace PostHog.Development.Tests.Endpoints;

internal sealed class RequestsEndpointTests
{
    [Test]
    public async Task Shows_requests_and_their_responses()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/batch/?a=b", "no JSON");

        var reply = await server.GetAsync("/_dev/requests");

        var request = JsonDocument.Parse(reply.Text).RootElement[0];
        Assert.That(request.GetProperty("method").GetString(), Is.EqualTo("POST"));
        Assert.That(request.GetProperty("path").GetString(), Is.EqualTo("/batch/?a=b"));
        Assert.That(
            request.GetProperty("headers").GetProperty("Host").GetString(),
            Does.StartWith("127.0.0.1")
        );
        Assert.That(request.GetProperty("body").GetString(), Is.EqualTo("no JSON"));
        Assert.That(request.GetProperty("status").GetInt32(), Is.EqualTo(400));
        Assert.That(request.GetProperty("problem").GetString(), Does.Contain("JSON"));
    }

    [TestCase("""{"api_key":"secret","batch":[]}""")]
    [TestCase("""{ "api_key" : "secret" """)]
    [TestCase("""{"token":"a\"secret"}""")]
    [TestCase("""{"personal_api_key":"secret"}""")]
    [TestCase("""{"properties":{"any":"a phc_secret in a sentence"}}""")]
    [TestCase("""{"any":"phx_secret"}""")]
    [TestCase("""{"api\u005fkey":"secret"}""")]
    [TestCase("""{"\u0061pi_key" : "secret\u005f"}""")]
    [TestCase("""{"a":[{"Token":"secret"}],"b":"\\"}""")]
    [TestCase("""{"project_api_key":"secret""")]
    [TestCase("""{"any":"a ph\u0063_secret"}""")]
    [TestCase("""{"password":"se\"cret"}""")]
    [TestCase("""{"headers":{"Authorization":["Bearer secret","]secret"]},"b":1}""")]
    [TestCase("""{"token":{"a":{"b":"}secret"},"c":["secret"]}}""")]
    [TestCase("""{"token" : [ "secret", {"a":""")]
    [TestCase("a=1&api%5Fkey=secret")]
    [TestCase("token=secret&b=2")]
    public async Task Masks_tokens_in_bodies(string body)
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/batch/", body);

        var reply = await server.GetAsync("/_dev/requests");

        Assert.That(reply.Text, Does.Contain("***").And.Not.Contain("secret"));
        Assert.That(server.Server.Requests[0].Body, Is.EqualTo(body));
    }

    [Test]
    public async Task Masks_cookies_of_other_programs()
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.Add("Cookie", "session=secret; theme=secret=");
        await server.PostBatchAsync("one");

        var reply = await server.GetAsync("/_dev/requests");

        Assert.That(reply.Text, Does.Contain("session=***; theme=***").And.Not.Contain("secret"));
    }

    [TestCase("/flags/definitions?token=secret&send_cohorts")]
    [TestCase("/x?a=1&api%5Fkey=secret")]
    [TestCase("/x?Access-Token=secret")]
    [TestCase("/x?a=1&api_key=secret")]
    [TestCase("/array/phc_secret/config")]
    [TestCase("/array/secret/config.js")]
    [TestCase("/array/a%22secret/config.js")]
    public async Task Masks_tokens_in_paths(string path)
    {
        await using var server = await RunningServer.StartAsync();
        await server.GetAsync(path);

        var reply = await server.GetAsync("/_dev/requests");

        Assert.That(reply.Text, Does.Contain("***").And.Not.Contain("secret"));
    }

    [Test]
    public async Task Masks_tokens_in_headers()
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", "secret");
        server.Client.DefaultRequestHeaders.Add("X-Note", "phc_secret");
        await server.GetAsync("/");

        var reply = await server.GetAsync("/_dev/requests");

        Assert.That(
            reply.Text,
            Does.Contain("Bearer ***").And.Contain("phc_***").And.Not.Contain("secret")
        );
    }

    [TestCase("X-Api-Key", "secret")]
    [TestCase("X-Auth-Token", "secret")]
    [TestCase("Proxy-Authorization", "Basic secret")]
    [TestCase("X-Client-Secret", "secret")]
    [TestCase("X-Authorization", "secret")]
    [TestCase("X-Amz-Security-Token", "secret")]
    [TestCase("Set-Cookie", "session=secret")]
    [TestCase("Referer", "http://127.0.0.1/?token=secret")]
    public async Task Masks_headers_of_other_programs(string name, string value)
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        await server.PostBatchAsync("one");

        var all = await server.GetAsync("/_dev/requests");
        var one = await server.GetAsync("/_dev/requests/1");

        Assert.That(all.Text, Does.Contain("***").And.Not.Contain("secret\""));
        Assert.That(one.Text, Does.Contain("***").And.Not.Contain("secret\""));
    }

    [Test]
    public async Task Leaves_alone_what_is_no_credential()
    {
        await using var server = await RunningServer.StartAsync();
        const string body =
            """{"batch":[{"properties":{"$group_key":"acme","key":"beta","tokens":12,"a\u0062":"\u00e9"}}],"x":["token",{"y":1}]}""";
        await server.PostAsync("/batch/?compression=gzip-js&ver=1", body);

        var reply = await server.GetAsync("/_dev/requests/1");

        var request = JsonDocument.Parse(reply.Text).RootElement;
        Assert.That(request.GetProperty("body").GetString(), Is.EqualTo(body));
        Assert.That(
            request.GetProperty("path").GetString(),
            Is.EqualTo("/batch/?compression=gzip-js&ver=1")
        );
    }

    [Test]
    public async Task Omits_inspection_requests()
    {
        await using var server = await RunningServer.StartAsync();
        await server.GetAsync("/_dev/events");
        await server.GetAsync("/_dev/requests");

        Assert.That((await server.GetAsync("/_dev/requests")).Text, Is.EqualTo("[]"));
    }

    [Test]
    public async Task Clears_only_the_requests()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostBatchAsync("kept");

        var reply = await server.DeleteAsync("/_dev/requests");

        Assert.That(reply.Status, Is.EqualTo(204));
        Assert.That(server.Server.Requests, Is.Empty);
        Assert.That(server.EventNames, Is.EqualTo(["kept"]));
    }
}
