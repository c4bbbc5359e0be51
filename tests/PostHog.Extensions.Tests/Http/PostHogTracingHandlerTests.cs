using PostHog.Extensions.Http;
using AsyncClient = PostHog.Async.PostHogClient;
using BlockingClient = PostHog.Blocking.PostHogClient;

namespace PostHog.Extensions.Tests.Http;

/// <summary>What an outgoing request says of whom it is about, and to whom.</summary>
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
    public async Task Says_to_a_listed_host_whom_a_request_is_about(string url)
    {
        using var scope = _client.BeginContext(new() { DistinctId = "user-42", SessionId = "s-1" });

        await _http.GetAsync(url);

        Assert.That(_network.DistinctId, Is.EqualTo("user-42"));
        Assert.That(_network.SessionId, Is.EqualTo("s-1"));
    }

    [Test]
    public async Task Reads_the_context_that_either_client_began()
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
    public async Task Says_nothing_to_another_host_and_leaves_its_headers_alone(string url)
    {
        using var scope = _client.BeginContext(new() { DistinctId = "user-42" });
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("X-POSTHOG-DISTINCT-ID", "theirs");

        await _http.SendAsync(request);

        Assert.That(_network.DistinctId, Is.EqualTo("theirs"));
        Assert.That(_network.SessionId, Is.Null);
    }

    [Test]
    public async Task Replaces_what_is_stale_on_a_listed_host()
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
    public async Task Leaves_a_request_alone_where_no_context_is_begun()
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
    public async Task Sends_what_a_header_can_hold(string id, string? sent)
    {
        using var scope = _client.BeginContext(new() { DistinctId = id, SessionId = "s-1" });

        await _http.GetAsync(Listed);

        Assert.That(_network.DistinctId, Is.EqualTo(sent));
        Assert.That(_network.SessionId, Is.EqualTo("s-1"));
        Assert.That(_network.Headers, Does.Not.ContainKey("X-Evil"));
    }

    [Test]
    public async Task Ends_an_id_after_a_thousand_characters()
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
    public async Task Knows_a_host_in_each_way_it_is_written(string host, string url)
    {
        using var scope = _client.BeginContext(new() { DistinctId = "user-42" });
        using var handler = new PostHogTracingHandler(host) { InnerHandler = _network };
        using var http = new HttpClient(handler, disposeHandler: false);

        await http.GetAsync(url);

        Assert.That(_network.DistinctId, Is.EqualTo("user-42"));
    }

    [Test]
    public async Task Lets_a_request_pass_whose_host_cannot_be_read()
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
    public void Refuses_what_is_no_name_of_a_host(string? host) =>
        Assert.That(() => new PostHogTracingHandler(host!), Throws.ArgumentException);

    [Test]
    public void Refuses_a_list_that_is_null() =>
        Assert.That(() => new PostHogTracingHandler(null!), Throws.ArgumentNullException);
}
