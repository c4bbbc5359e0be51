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
    [TestCase("/x?a=1&api_key=secret")]
    [TestCase("/array/phc_secret/config")]
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
        server.Client.DefaultRequestHeaders.Add("X-Key", "phc_secret");
        await server.GetAsync("/");

        var reply = await server.GetAsync("/_dev/requests");

        Assert.That(
            reply.Text,
            Does.Contain("Bearer ***").And.Contain("phc_***").And.Not.Contain("secret")
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
