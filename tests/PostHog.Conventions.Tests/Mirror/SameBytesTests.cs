using PostHog.TestKit;
using AsyncClient = PostHog.Async.PostHogClient;
using BlockingClient = PostHog.Blocking.PostHogClient;

namespace PostHog.Conventions.Mirror;

/// <summary>The same session sends the same requests, byte for byte, with both packages.</summary>
public sealed class SameBytesTests
{
    // The only random part.
    private const string RequestId = "PostHog-Request-Id";

    [TestCase(CaptureMode.V0, CaptureCompression.None)]
    [TestCase(CaptureMode.V0, CaptureCompression.Gzip)]
    [TestCase(CaptureMode.V1, CaptureCompression.None)]
    [TestCase(CaptureMode.V1, CaptureCompression.Gzip)]
    [TestCase(CaptureMode.V1, CaptureCompression.Deflate)]
    [TestCase(CaptureMode.V1, CaptureCompression.Brotli)]
    public async Task Both_packages_send_the_same_requests(
        CaptureMode mode,
        CaptureCompression compression
    )
    {
        using var asyncHttp = Outage();
        using var blockingHttp = Outage();

        await PlayAsync(Options(asyncHttp, mode, compression));
        Replay(Options(blockingHttp, mode, compression));

        Assert.That(asyncHttp.Requests, Has.Count.EqualTo(6));
        Assert.That(
            blockingHttp.Requests.Select(Describe),
            Is.EqualTo(asyncHttp.Requests.Select(Describe))
        );
    }

    private static async Task PlayAsync(PostHogOptions options)
    {
        await using var client = new AsyncClient(options);
        await client.CaptureAsync(Event(1));
        await client.CaptureBatchAsync([Event(2), Event(3)], historicalMigration: true);
        await client.CaptureAiAsync(Event(4));
        client.Enqueue(Event(5));
        await client.FlushAsync();
    }

    private static void Replay(PostHogOptions options)
    {
        using var client = new BlockingClient(options);
        client.Capture(Event(1));
        client.CaptureBatch([Event(2), Event(3)], historicalMigration: true);
        client.CaptureAi(Event(4));
        client.Enqueue(Event(5));
        client.Flush();
    }

    private static FakeHttp Outage() => new FakeHttp().Then(503).Then(503, retryAfter: "7");

    private static PostHogOptions Options(
        FakeHttp http,
        CaptureMode mode,
        CaptureCompression compression
    )
    {
        var options = Some.Options(http);
        options.CaptureMode = mode;
        options.Compression = options.AiCompression = compression;
        return options;
    }

    private static PostHogEvent Event(byte number) =>
        new($"event {number}", "user-42")
        {
            Uuid = new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, number),
            ["nested"] = new Dictionary<string, object?> { ["list"] = new[] { 1, 2, 3 } },
            ["at"] = new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        };

    private static string Describe(FakeRequest request) =>
        string.Join(
            '\n',
            request
                .Headers.Where(header => header.Key != RequestId)
                .OrderBy(header => header.Key, StringComparer.Ordinal)
                .Select(header => $"{header.Key}: {header.Value}")
                .Prepend($"{request.Method} {request.Url}")
                .Append(Convert.ToHexString(request.Bytes))
        );
}
