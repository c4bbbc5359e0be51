using System.Text;
using PostHog.Blocking.Platform;
using PostHog.Development;
using PostHog.TestKit;
using PostHog.Wire;
using PostHog.Wire.Compression;

namespace PostHog.Blocking.Tests.Sockets;

/// <summary>What .NET Framework uses, as far as another runtime can show it.</summary>
public sealed class WebRequestTransportTests
{
    private const string Body =
        "{\"api_key\":\"phc\",\"batch\":[{\"event\":\"e\",\"distinct_id\":\"d\",\"properties\":{}}]}";

    [Test]
    public void Delivers_a_body_with_and_without_compression(
        [Values("gzip", null)] string? encoding
    )
    {
        using var server = DevServer.Start();

        var response = Send(server.Url, encoding);

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(Encoding.UTF8.GetString(response.Body), Does.Contain("status"));
        Assert.That(server.Events, Has.Count.EqualTo(1));
        Assert.That(server.Requests[0].Headers["User-Agent"], Does.StartWith("posthog-csharp/"));
    }

    [Test]
    public void Returns_an_error_status_as_a_response()
    {
        using var server = DevServer.Start();
        server.InjectFault(new Fault { Status = 503, RetryAfter = "7" });

        var response = Send(server.Url);

        Assert.That(response.Status, Is.EqualTo(503));
        Assert.That(response.RetryAfter, Is.EqualTo("7"));
        Assert.That(response.Failure, Is.Null);
    }

    [Test]
    public void Reports_that_nothing_was_sent_when_the_connection_is_refused()
    {
        var response = Send(Some.UnusedAddress());

        Assert.That(response.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
        Assert.That(response.Failure.BodyStarted, Is.False);
    }

    [Test]
    public void Ends_at_its_timeout()
    {
        using var server = new RawServer(answer: null);

        var response = Send(server.Url, timeout: TimeSpan.FromMilliseconds(150));

        Assert.That(response.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(response.Failure.BodyStarted, Is.True);
    }

    private static WireResponse Send(Uri host, string? encoding = null, TimeSpan? timeout = null)
    {
        var compression = encoding is null ? CaptureCompression.None : CaptureCompression.Gzip;
        var request = BodyCodec
            .For(compression, _ => { })
            .Encode(
                new Uri(host, "/batch/"),
                new BatchBody(Body, [], ""),
                timeout ?? TimeSpan.FromSeconds(10)
            );
        return WebRequestTransport.Send(request, CancellationToken.None);
    }
}
