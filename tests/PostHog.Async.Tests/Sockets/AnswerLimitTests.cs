using System.IO.Compression;
using System.Net;
using System.Text;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Limits on the length of responses, with built-in and supplied transports.</summary>
[NonParallelizable]
public sealed class AnswerLimitTests
{
    private const int OverShort = (64 * 1024) + 1;

    [Test]
    public async Task A_V0_success_over_64_KiB_is_unreadable([Values] bool isSupplied)
    {
        var body = "{\"status\":1}".PadRight(OverShort);

        var result = await CaptureAsync(Answer(200, body), CaptureMode.V0, isSupplied);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
        Assert.That(result.Failure.Message, Does.Contain("65536 bytes"));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
    }

    [Test]
    public async Task A_long_error_response_keeps_its_status_and_reason(
        [Values(400, 503)] int status,
        [Values] CaptureMode mode,
        [Values] bool isSupplied
    )
    {
        var body = "{\"detail\":\"not now\"}".PadRight(OverShort);

        var result = await CaptureAsync(Answer(status, body), mode, isSupplied);

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(status));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(result.Failure.Message.Contains("not now"), Is.EqualTo(status == 400));
    }

    [Test]
    public async Task A_truncated_error_response_keeps_its_status([Values] bool isSupplied)
    {
        var answer = Answer(400, "{}").Replace("Length: 2", "Length: 200");

        var result = await CaptureAsync(answer, CaptureMode.V0, isSupplied);

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(400));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public async Task An_error_response_whose_body_stalls_keeps_its_status([Values] bool isSupplied)
    {
        var answer = Answer(400, "{}").Replace("Length: 2", "Length: 200");
        using var server = new RawServer(answer, staysOpen: true);
        using var http = new HttpClient();
        var options = Options(server, CaptureMode.V0);
        options.RequestTimeout = TimeSpan.FromMilliseconds(500);
        options.HttpClient = isSupplied ? http : null;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Refused));
        Assert.That(result.Failure!.StatusCode, Is.EqualTo(400));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public async Task A_long_413_response_splits_the_batch([Values] CaptureMode mode)
    {
        using var server = new RawServer(Answer(413, new string(' ', OverShort)));
        await using var client = new PostHogClient(Options(server, mode));

        await client.CaptureBatchAsync(Some.Events(2));

        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_long_429_response_delays_the_retry_as_requested()
    {
        var time = new FakeTime();
        var body = new string(' ', OverShort);
        using var server = new RawServer(Answer(429, body, "Retry-After: 17\r\n"));
        var options = Options(server, CaptureMode.V0);
        (options.MaxRetries, options.Clock) = (1, time);
        await using var client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());

        Assert.That(time.Elapsed, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(17)));
    }

    [Test]
    public async Task A_V1_response_may_exceed_64_KiB([Values] bool isSupplied)
    {
        var body = "{\"results\":{}}".PadRight(OverShort);

        var result = await CaptureAsync(Answer(200, body), CaptureMode.V1, isSupplied);

        Assert.That(result.IsDelivered);
    }

    [Test]
    public async Task A_V1_response_over_4_MiB_is_unreadable()
    {
        var body = "{\"results\":{}}".PadRight((4 << 20) + 1);

        var result = await CaptureAsync(Answer(200, body), CaptureMode.V1, isSupplied: true);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
    }

    [Test]
    public async Task A_flags_response_may_exceed_64_KiB()
    {
        using var server = new RawServer(Answer(200, "{\"flags\":{}}".PadRight(OverShort)));
        await using var client = new PostHogClient(Some.Options(server.Url));

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Failure, Is.Null);
    }

    [Test]
    public async Task A_supplied_handler_does_not_decompress_a_compression_bomb(
        [Values(200, 400)] int status
    )
    {
        var bomb = Bomb(status, 64 << 20);
        var before = GC.GetTotalAllocatedBytes();

        var result = await CaptureAsync(bomb, CaptureMode.V0, isSupplied: true);

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(status));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(16 << 20));
    }

    private static async Task<CaptureResult> CaptureAsync(
        string answer,
        CaptureMode mode,
        bool isSupplied
    )
    {
        using var server = new RawServer(answer);
        using var http = new HttpClient(
            new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }
        );
        var options = Options(server, mode);
        options.HttpClient = isSupplied ? http : null;
        await using var client = new PostHogClient(options);
        return await client.CaptureAsync(Some.Event());
    }

    private static PostHogOptions Options(RawServer server, CaptureMode mode)
    {
        var options = Some.Options(server.Url);
        (options.CaptureMode, options.MaxRetries) = (mode, 0);
        return options;
    }

    private static string Answer(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Said\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    private static string Bomb(int status, int length)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[length]);
        }

        var body = Encoding.Latin1.GetString(packed.ToArray());
        return Answer(status, body, "Content-Encoding: gzip\r\n");
    }
}
