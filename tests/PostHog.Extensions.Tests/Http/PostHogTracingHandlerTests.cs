using PostHog.Extensions.Http;
using AsyncClient = PostHog.Async.PostHogClient;
using BlockingClient = PostHog.Blocking.PostHogClient;

namespace PostHog.Extensions.Tests.Http;

/// <summary>The tracing headers of outgoing requests, and the hosts that receive them.</summary>
public sealed partial class PostHogTracingHandlerTests
{
    private const string Listed = "https://api.example.com/orders";

    private RecordingHandler _network = null!;
    private HttpClient _http = null!;
    private BlockingClient _client = null!;

    [SetUp]
    public void Connect()
    {
        _network = new RecordingHandler();
        var handler = new PostHogTracingHandler(" API.example.com ", "10.0.0.1")
        {
            InnerHandler = _network,
        };
        _http = new HttpClient(handler);
        _client = new BlockingClient(new PostHogOptions { Disabled = true });
    }

    [TearDown]
    public void Disconnect()
    {
        _http.Dispose();
        _client.Dispose();
        _network.Dispose();
    }

    [TestCase("https://api.example.com/orders")]
    [TestCase("http://API.EXAMPLE.COM:8080/orders?x=1")]
    [TestCase("https://10.0.0.1/")]
    public async Task Sends_distinct_id_and_session_to_a_listed_host(string url)
    {
        using var scope = _client.BeginContext(new() { DistinctId = "user-42", SessionId = "s-1" });

        await _http.GetAsync(url);

        Assert.That(_network.DistinctId, Is.EqualTo("user-42"));
        Assert.That(_network.SessionId, Is.EqualTo("s-1"));
    }

    [Test]
    public async Task Reads_the_context_begun_by_either_client()
    {
        await using var client = new AsyncClient(new PostHogOptions { Disabled = true });
        using var scope = client.BeginContext(new() { DistinctId = "user-42" });

        await _http.GetAsync(Listed);

        Assert.That(_network.DistinctId, Is.EqualTo("user-42"));
    }

    [TestCase("https://example.com/")]
    [TestCase("https://evil-api.example.com/")]
    [TestCase("https://api.example.com.evil.com/")]
    [TestCase("https://10.0.0.2/")]
    public async Task Sends_nothing_to_another_host_and_keeps_its_headers(string url)
    {
        using var scope = _client.BeginContext(new() { DistinctId = "user-42" });
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("X-POSTHOG-DISTINCT-ID", "theirs");

        await _http.SendAsync(request);

        Assert.That(_network.DistinctId, Is.EqualTo("theirs"));
        Assert.That(_network.SessionId, Is.Null);
    }

    [Test]
    public async Task Replaces_stale_headers_for_a_listed_host()
    {
        using var scope = _client.BeginContext(new() { DistinctId = "user-42" });
        using var request = new HttpRequestMessage(HttpMethod.Get, Listed);
        request.Headers.Add("x-posthog-distinct-id", ["stale", "staler"]);
        request.Headers.Add("x-posthog-session-id", "stale");

        await _http.SendAsync(request);

        Assert.That(_network.DistinctId, Is.EqualTo("user-42"));
        Assert.That(_network.SessionId, Is.Null);
    }

    [Test]
    public async Task Does_not_change_a_request_outside_a_context()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Listed);
        request.Headers.Add("X-POSTHOG-DISTINCT-ID", "theirs");

        await _http.SendAsync(request);

        Assert.That(_network.DistinctId, Is.EqualTo("theirs"));
    }

    [TestCase("user\r\nX-Evil: 1", "userX-Evil: 1")]
    [TestCase("  user-42\u0000 ", "user-42")]
    [TestCase("Zoë", null)]
    [TestCase("\U0001F600", null)]
    [TestCase("\ud800", null)]
    [TestCase("\u0001", null)]
    public async Task Sends_only_values_that_a_header_can_contain(string id, string? sent)
    {
        using var scope = _client.BeginContext(new() { DistinctId = id, SessionId = "s-1" });

        await _http.GetAsync(Listed);

        Assert.That(_network.DistinctId, Is.EqualTo(sent));
        Assert.That(_network.SessionId, Is.EqualTo("s-1"));
        Assert.That(_network.Headers, Does.Not.ContainKey("X-Evil"));
    }

    [Test]
    public async Task Truncates_an_id_to_1000_characters()
    {
        using var scope = _client.BeginContext(new() { DistinctId = new string('a', 100_000) });

        await _http.GetAsync(Listed);

        Assert.That(_network.DistinctId, Is.EqualTo(new string('a', 1000)));
    }

    [TestCase("b\u00fccher.example", "https://b\u00fccher.example/")]
    [TestCase("b\u00fccher.example", "https://xn--bcher-kva.example/")]
    [TestCase("xn--bcher-kva.example", "https://b\u00fccher.example/")]
    [TestCase("::1", "https://[::1]:8443/")]
    [TestCase("[::1]", "https://[::1]/")]
    public async Task Recognises_a_host_in_every_notation(string host, string url)
    {
        using var scope = _client.BeginContext(new() { DistinctId = "user-42" });
        using var handler = new PostHogTracingHandler(host) { InnerHandler = _network };
        using var http = new HttpClient(handler, disposeHandler: false);

        await http.GetAsync(url);

        Assert.That(_network.DistinctId, Is.EqualTo("user-42"));
    }

    [Test]
    public async Task Passes_on_a_request_whose_host_cannot_be_read()
    {
        using var scope = _client.BeginContext(new() { DistinctId = "user-42" });

        var response = await _http.GetAsync("http://\u2024\u2024/");

        Assert.That(response.IsSuccessStatusCode);
        Assert.That(_network.DistinctId, Is.Null);
    }

    [TestCase("https://api.example.com")]
    [TestCase("api.example.com:8080")]
    [TestCase("api.example.com/orders")]
    [TestCase("*.example.com")]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    public void Rejects_an_invalid_host_name(string? host) =>
        Assert.That(() => new PostHogTracingHandler(host!), Throws.ArgumentException);

    [Test]
    public void Rejects_a_null_list() =>
        Assert.That(() => new PostHogTracingHandler(null!), Throws.ArgumentNullException);
}
