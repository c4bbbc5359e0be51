using System.IO.Compression;
using System.Net;
using System.Text;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>No answer takes more memory than one of its kind can need, whoever made the transport.</summary>
[NonParallelizable]
public sealed class AnswerLimitTests
{
    private const int OverShort = (64 * 1024) + 1;

    [Test]
    public async Task An_answer_in_V0_has_tens_of_kilobytes_at_most(
        [Values(200, 400, 503)] int status,
        [Values] bool isSupplied
    )
    {
        var body = "{\"status\":1}".PadRight(OverShort);

        var result = await CaptureAsync(Answer(status, body), CaptureMode.V0, isSupplied);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
        Assert.That(result.Failure.Message, Does.Contain("65536 bytes"));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
    }

    [Test]
    public async Task An_answer_in_V1_may_be_longer([Values] bool isSupplied)
    {
        var body = "{\"results\":{}}".PadRight(OverShort);

        var result = await CaptureAsync(Answer(200, body), CaptureMode.V1, isSupplied);

        Assert.That(result.IsDelivered);
    }

    [Test]
    public async Task An_answer_in_V1_has_a_few_megabytes_at_most()
    {
        var body = "{\"results\":{}}".PadRight((4 << 20) + 1);

        var result = await CaptureAsync(Answer(200, body), CaptureMode.V1, isSupplied: true);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
    }

    [Test]
    public async Task An_answer_about_flags_may_be_longer_than_a_short_one()
    {
        using var server = new RawServer(Answer(200, "{\"flags\":{}}".PadRight(OverShort)));
        await using var client = new PostHogClient(Some.Options(server.Url));

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Failure, Is.Null);
    }

    [Test]
    public async Task A_compression_bomb_is_not_unpacked_by_a_supplied_handler()
    {
        var bomb = Bomb(64 << 20);
        var before = GC.GetTotalAllocatedBytes();

        var result = await CaptureAsync(bomb, CaptureMode.V0, isSupplied: true);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
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
        var options = Some.Options(server.Url);
        options.CaptureMode = mode;
        options.MaxRetries = 0;
        options.HttpClient = isSupplied ? http : null;
        await using var client = new PostHogClient(options);
        return await client.CaptureAsync(Some.Event());
    }

    private static string Answer(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Said\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    private static string Bomb(int length)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[length]);
        }

        var body = Encoding.Latin1.GetString(packed.ToArray());
        return Answer(200, body, "Content-Encoding: gzip\r\n");
    }
}
