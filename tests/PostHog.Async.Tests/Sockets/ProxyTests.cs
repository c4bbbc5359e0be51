using System.Net;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

public sealed class ProxyTests
{
    private const string Taken =
        "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{\"status\":1}";

    private const string AsksForCredentials =
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
        + "Content-Length: 0\r\nConnection: close\r\n\r\n";

    [Test]
    public async Task Uses_the_proxy_of_a_supplied_handler()
    {
        using var proxy = new RawServer(Taken);
        using var handler = new HttpClientHandler { Proxy = new WebProxy(proxy.Url) };
        var options = Some.Options(new Uri("http://posthog.example/"));
        options.HttpHandler = handler;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.IsDelivered, $"{result}");
        Assert.That(
            proxy.Requests.Single(),
            Does.StartWith("POST http://posthog.example/batch/ HTTP/1.1\r\n")
        );
    }

    [Test]
    public async Task Uses_the_proxy_of_a_supplied_HttpClient()
    {
        using var proxy = new RawServer(Taken);
        using var handler = new HttpClientHandler { Proxy = new WebProxy(proxy.Url) };
        using var http = new HttpClient(handler);
        var options = Some.Options(new Uri("http://posthog.example/"));
        options.HttpClient = http;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.IsDelivered, $"{result}");
        Assert.That(proxy.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Reports_a_proxy_that_is_down_as_unreachable()
    {
        using var handler = new HttpClientHandler { Proxy = new WebProxy(Some.UnusedAddress()) };
        var options = Some.Options(new Uri("http://posthog.example/"));
        options.HttpHandler = handler;
        options.MaxRetries = 0;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public async Task Sends_credentials_to_a_proxy_that_asks_for_them()
    {
        using var proxy = new RawServer(AsksForCredentials);
        using var handler = new HttpClientHandler
        {
            Proxy = new WebProxy(proxy.Url) { Credentials = new NetworkCredential("ada", "pw") },
        };
        var options = Some.Options(new Uri("http://posthog.example/"));
        options.HttpHandler = handler;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(proxy.Requests, Has.Count.EqualTo(2));
        Assert.That(proxy.Requests.Last(), Does.Contain("Proxy-Authorization: Basic YWRhOnB3"));
        Assert.That(result.Attempts, Is.EqualTo(1));
        Assert.That(result.Failure!.StatusCode, Is.EqualTo(407));
        Assert.That(result.Failure.Message, Does.Contain("proxy"));
    }
}
