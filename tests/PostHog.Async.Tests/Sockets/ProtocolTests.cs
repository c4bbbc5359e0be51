using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Both protocol versions and both queues against a server that validates requests.</summary>
public sealed class ProtocolTests
{
    [TestCase(CaptureMode.V0, CaptureCompression.None)]
    [TestCase(CaptureMode.V0, CaptureCompression.Gzip)]
    [TestCase(CaptureMode.V1, CaptureCompression.None)]
    [TestCase(CaptureMode.V1, CaptureCompression.Gzip)]
    [TestCase(CaptureMode.V1, CaptureCompression.Deflate)]
    [TestCase(CaptureMode.V1, CaptureCompression.Brotli)]
    public async Task Delivers_with_every_version_codec_and_queue(
        CaptureMode mode,
        CaptureCompression compression
    )
    {
        await using var server = await DevServer.StartAsync();
        await using var client = new PostHogClient(Options(server, mode, compression));

        var single = await client.CaptureAsync(Some.Event());
        var ai = await client.CaptureAiAsync(Some.Event("$ai_generation"));
        client.Enqueue(Some.Event());
        client.EnqueueAi(Some.Event("$ai_span"));
        var flushed = await client.FlushAsync();

        Assert.That(single.EnsureDelivered().Attempts, Is.EqualTo(1));
        Assert.That(ai.EnsureDelivered().Attempts, Is.EqualTo(1));
        Assert.That(flushed.Delivered, Is.EqualTo(2));
        Assert.That(
            server.Requests.Select(request => request.Path).Distinct(),
            Is.EquivalentTo(PathsOf(mode))
        );
    }

    [Test]
    public async Task Resends_only_the_events_that_the_server_did_not_store()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(
            new Fault
            {
                Results = new Dictionary<string, Development.ScriptedResult>
                {
                    ["event 1"] = Development.ScriptedResult.Retry(),
                    ["event 2"] = Development.ScriptedResult.Drop("billing_limit_exceeded"),
                },
            }
        );
        var options = Options(server, CaptureMode.V1, CaptureCompression.Gzip);
        options.Clock = new FakeTime();
        await using var client = new PostHogClient(options);

        var result = await client.CaptureBatchAsync(Some.Events(3));

        Assert.That(result.Attempts, Is.EqualTo(2));
        Assert.That(
            result.Verdicts.Select(verdict => verdict.Outcome),
            Is.EqualTo(
                new[]
                {
                    DeliveryOutcome.Delivered,
                    DeliveryOutcome.Delivered,
                    DeliveryOutcome.NotDelivered,
                }
            )
        );
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.DroppedByServer));
        Assert.That(
            server.Events.Select(received => received.Name),
            Is.EqualTo(new[] { "event 0", "event 1" })
        );
    }

    [Test]
    public async Task Follows_a_redirect_on_the_same_host_with_the_body()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Status = 308, Location = "/batch/" });
        await using var client = new PostHogClient(Some.Options(server.Url));

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.IsDelivered);
        Assert.That(server.Requests, Has.Count.EqualTo(2));
        Assert.That(server.Events, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Does_not_follow_a_redirect_to_another_host()
    {
        await using var server = await DevServer.StartAsync();
        await using var stranger = await DevServer.StartAsync();
        server.InjectFault(
            new Fault { Status = 307, Location = stranger.Url.AbsoluteUri + "batch/" }
        );
        await using var client = new PostHogClient(Some.Options(server.Url));

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(307));
        Assert.That(stranger.Requests, Is.Empty);
    }

    [Test]
    public async Task Passes_every_event_to_the_before_send_functions()
    {
        await using var server = await DevServer.StartAsync();
        await using var client = new PostHogClient(Some.Options(server.Url));
        client.SetBeforeSend(
            captured => captured.Name is "secret" ? null : captured,
            captured =>
            {
                captured["seen"] = true;
                return captured;
            }
        );

        var dropped = await client.CaptureAsync(Some.Event("secret"));
        client.Enqueue(Some.Event("open"));
        await client.FlushAsync();

        Assert.That(dropped.Failure!.Kind, Is.EqualTo(PostHogFailureKind.DroppedByBeforeSend));
        var seen = server.Events.Single().Json.GetProperty("properties").GetProperty("seen");
        Assert.That(seen.GetBoolean());
    }

    private static PostHogOptions Options(
        DevServer server,
        CaptureMode mode,
        CaptureCompression compression
    )
    {
        var options = Some.Options(server.Url);
        options.CaptureMode = mode;
        options.Compression = options.AiCompression = compression;
        return options;
    }

    private static string[] PathsOf(CaptureMode mode) =>
        mode == CaptureMode.V0
            ? ["/batch/", "/i/v0/ai/batch/"]
            : ["/i/v1/analytics/events", "/i/v1/ai/events"];
}
