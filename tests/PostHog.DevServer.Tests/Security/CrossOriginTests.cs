using System.Text;

namespace PostHog.Development.Tests.Security;

/// <summary>What a browser lets pages of other origins read.</summary>
internal sealed class CrossOriginTests
{
    private const string Loopback = "http://localhost:3000";

    [Test]
    public async Task Lets_pages_of_this_machine_read_answers(
        [Values("/e/", "/flags/", "/flags", "/batch/", "/decide/", "/I/v0/e/")] string path
    )
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.Add("Origin", Loopback);

        var reply = await server.PostAsync(path, "{}");

        Assert.That(Header(reply, "Access-Control-Allow-Origin"), Is.EqualTo(Loopback));
        Assert.That(Header(reply, "Access-Control-Expose-Headers"), Is.EqualTo("Retry-After"));
        Assert.That(Header(reply, "Vary"), Is.EqualTo("Origin"));
    }

    [Test]
    public async Task Lets_no_page_read_what_is_for_servers(
        [Values(
            "/flags/definitions?token=t",
            "/api/feature_flag/local_evaluation",
            "/_health",
            "/nowhere"
        )]
            string path,
        [Values("GET", "OPTIONS")] string method
    )
    {
        await using var server = await RunningServer.StartAsync(new() { AllowedOrigins = ["*"] });
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Origin", Loopback);
        request.Headers.Add("Access-Control-Request-Method", "GET");

        var reply = await Reply.ReadAsync(await server.Client.SendAsync(request));

        Assert.That(Header(reply, "Access-Control-Allow-Origin"), Is.Empty);
        Assert.That(Header(reply, "Access-Control-Allow-Methods"), Is.Empty);
    }

    [TestCase("/e/", Loopback, 204)]
    [TestCase("/flags/", "http://127.0.0.1:1", 204)]
    [TestCase("/e/", "https://localhost", 204)]
    [TestCase("/e/", "http://app.localhost:5173", 204)]
    [TestCase("/e/", "http://a.b.LOCALHOST", 204)]
    [TestCase("/e/", "http://127.0.0.2", 204)]
    [TestCase("/e/", "http://127.255.1.2:80", 204)]
    [TestCase("/e/", "http://[::1]:3000", 204)]
    [TestCase("/e/", "http://localhost.example", 403)]
    [TestCase("/e/", "http://mylocalhost", 403)]
    [TestCase("/e/", "http://127.0.0.1.example", 403)]
    [TestCase("/e/", "http://128.0.0.1", 403)]
    [TestCase("/e/", "http://0.0.0.0", 403)]
    [TestCase("/e/", "http://192.168.0.1", 403)]
    [TestCase("/e/", "ftp://localhost", 403)]
    [TestCase("/e/", "http://user@app.localhost.example", 403)]
    [TestCase("/_dev/events", "http://app.localhost", 403)]
    [TestCase("/_dev/faults", "http://127.0.0.2", 403)]
    [TestCase("/", "http://[::1]", 403)]
    [TestCase("/array/t/config", "https://shop.example", 204)]
    [TestCase("/e/", "https://other.example", 403)]
    [TestCase("/e/", "null", 403)]
    [TestCase("/_dev/events", Loopback, 403)]
    [TestCase("/_dev/faults", "https://shop.example", 403)]
    [TestCase("/", Loopback, 403)]
    public async Task Answers_what_a_browser_asks_before_it_sends(
        string path,
        string origin,
        int status
    )
    {
        await using var server = await RunningServer.StartAsync(
            new() { AllowedOrigins = ["https://shop.example"] }
        );
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-own");
        request.Headers.Add("Access-Control-Request-Private-Network", "true");

        var reply = await Reply.ReadAsync(await server.Client.SendAsync(request));

        var isAllowed = status == 204;
        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(
            Header(reply, "Access-Control-Allow-Origin"),
            Is.EqualTo(isAllowed ? origin : "")
        );
        Assert.That(
            Header(reply, "Access-Control-Allow-Headers"),
            Is.EqualTo(isAllowed ? "content-type,x-own" : "")
        );
        Assert.That(
            Header(reply, "Access-Control-Allow-Private-Network"),
            Is.EqualTo(isAllowed ? "true" : "")
        );
        Assert.That(server.EventNames, Is.Empty);
    }

    [Test]
    public async Task Answers_programs_without_those_headers()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostBatchAsync("sent");

        Assert.That(Header(reply, "Access-Control-Allow-Origin"), Is.Empty);
    }

    [Test]
    public async Task Ignores_an_origin_that_no_header_can_have()
    {
        await using var server = await RunningServer.StartAsync();
        using var handler = new SocketsHttpHandler
        {
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        using var client = new HttpClient(handler) { BaseAddress = server.Server.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_health");
        request.Headers.TryAddWithoutValidation("Origin", "http://localhost/ü");

        var reply = await Reply.ReadAsync(await client.SendAsync(request));

        Assert.That(reply.Status, Is.LessThan(500));
        Assert.That(Header(reply, "Access-Control-Allow-Origin"), Is.Empty);
    }

    private static string Header(Reply reply, string name) =>
        reply.Message.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
}
