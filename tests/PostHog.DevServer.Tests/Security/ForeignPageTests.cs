using System.Text;

namespace PostHog.Development.Tests.Security;

/// <summary>What a page of another origin can try, by every method that a page has.</summary>
internal sealed class ForeignPageTests
{
    private const string Other = "http://evil.example";

    private static readonly string[] Paths =
    [
        "/",
        "/_dev",
        "/_dev/",
        "/_DEV/events",
        "/%5Fdev/events",
        "/_dev/events",
        "/_dev/events/1",
        "/_dev/requests",
        "/_dev/requests/1",
        "/_dev/counts",
        "/_dev/uuids",
        "/_dev/flags",
        "/_dev/flags/evaluate",
        "/_dev/flags/preview",
        "/_dev/flags/overrides",
        "/_dev/faults",
        "/_dev/storm",
        "/_dev/break",
        "/_dev/outcomes",
        "/_dev/persons",
        "/_dev/warnings",
        "/_dev/stream",
        "/_dev/page/index.html",
    ];

    // How a browser marks what a page does: fetch and forms, images and scripts, links and frames.
    private static readonly (
        string Name,
        string Method,
        string? Origin,
        string Site,
        string Mode
    )[] Ways =
    [
        ("a fetch", "GET", Other, "cross-site", "cors"),
        ("a post of text/plain", "POST", Other, "cross-site", "no-cors"),
        ("a post by a form", "POST", Other, "cross-site", "navigate"),
        ("a post from a sandbox", "POST", "null", "cross-site", "no-cors"),
        ("a delete", "DELETE", Other, "cross-site", "cors"),
        ("a put", "PUT", Other, "cross-site", "cors"),
        ("a preflight", "OPTIONS", Other, "cross-site", "cors"),
        ("a head", "HEAD", Other, "cross-site", "cors"),
        ("an image", "GET", null, "cross-site", "no-cors"),
        ("a link", "GET", null, "cross-site", "navigate"),
        ("a page of another port", "POST", "http://127.0.0.1:1", "same-site", "no-cors"),
        ("a fetch of another port", "GET", "http://localhost:1", "same-site", "cors"),
        ("an image of another port", "GET", null, "same-site", "no-cors"),
        ("an old browser", "POST", Other, "", ""),
        ("a forged match", "POST", null, "cross-origin", "cors"),
    ];

    [Test]
    public async Task Page_of_another_origin_reads_nothing_and_changes_nothing(
        [Values("{\"status\":503}", "{\"beta\":false}", "{\"statuses\":{\"503\":1}}")] string body,
        [Values] bool hasToken
    )
    {
        await using var server = await RunningServer.StartAsync(
            new() { Token = hasToken ? "secret" : null, Flags = "{\"beta\":true}" }
        );
        await server.PostBatchAsync("kept");

        foreach (var path in Paths)
        {
            foreach (var way in Ways)
            {
                using var reply = await SendAsync(server, path, way, body);

                var what = $"{way.Name} to {path}";
                Assert.That((int)reply.StatusCode, Is.EqualTo(403), what);
                Assert.That(
                    await reply.Content.ReadAsStringAsync(),
                    Does.Not.Contain("kept"),
                    what
                );
                Assert.That(reply.Headers.Contains("Access-Control-Allow-Origin"), Is.False, what);
            }
        }

        Assert.That(server.EventNames, Is.EqualTo(["kept"]));
        Assert.That((await server.PostBatchAsync("next")).Status, Is.EqualTo(200));
        var flags = await server.PostAsync("/flags/", """{"token":"t","distinct_id":"u"}""");
        Assert.That(flags.Text, Does.Contain("\"enabled\":true"));
    }

    [TestCase("/batch/", "POST")]
    [TestCase("/i/v1/analytics/events", "POST")]
    [TestCase("/flags/", "POST")]
    [TestCase("/flags/definitions?token=t", "GET")]
    [TestCase("/_health", "GET")]
    public async Task Page_of_another_origin_sends_no_events(string path, string method)
    {
        await using var server = await RunningServer.StartAsync();
        var way = ("", method, Other, "cross-site", "no-cors");

        using var reply = await SendAsync(server, path, way, A.Batch("forged"));

        Assert.That((int)reply.StatusCode, Is.EqualTo(403));
        Assert.That(server.Server.Events, Is.Empty);
    }

    [TestCase("http://localhost:3000")]
    [TestCase("https://127.0.0.1:5001")]
    [TestCase("http://[::1]:80")]
    public async Task Page_of_this_machine_sends_events(string origin)
    {
        await using var server = await RunningServer.StartAsync();
        var way = ("", "POST", origin, "cross-site", "cors");

        using var reply = await SendAsync(server, "/batch/", way, A.Batch("sent"));

        Assert.That((int)reply.StatusCode, Is.EqualTo(200));
        Assert.That(server.EventNames, Is.EqualTo(["sent"]));
    }

    [TestCase("https://shop.example", 200)]
    [TestCase("https://SHOP.example", 200)]
    [TestCase("https://shop.example.evil.example", 403)]
    [TestCase("http://shop.example", 403)]
    public async Task Allowed_origin_sends_events_and_gets_at_nothing_else(
        string origin,
        int status
    )
    {
        await using var server = await RunningServer.StartAsync(
            new() { AllowedOrigins = ["https://shop.example/"] }
        );
        var way = ("", "POST", origin, "cross-site", "cors");

        using var sent = await SendAsync(server, "/batch/", way, A.Batch("sent"));
        using var control = await SendAsync(server, "/_dev/faults", way, "{\"status\":503}");

        Assert.That((int)sent.StatusCode, Is.EqualTo(status));
        Assert.That((int)control.StatusCode, Is.EqualTo(403));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        RunningServer server,
        string path,
        (string Name, string Method, string? Origin, string Site, string Mode) way,
        string body
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(way.Method), path);
        if (way.Method is "POST" or "PUT")
        {
            request.Content = new StringContent(body, Encoding.UTF8, "text/plain");
        }

        AddHeader(request, "Origin", way.Origin);
        AddHeader(request, "Sec-Fetch-Site", way.Site);
        AddHeader(request, "Sec-Fetch-Mode", way.Mode);
        return await server.Client.SendAsync(request);
    }

    private static void AddHeader(HttpRequestMessage request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
