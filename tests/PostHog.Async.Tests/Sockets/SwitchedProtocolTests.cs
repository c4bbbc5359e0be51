using System.Diagnostics;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>
/// A response that switches the protocol ends the HTTP of its connection: what follows is no body and is not waited
/// for.
/// </summary>
public sealed class SwitchedProtocolTests
{
    private const string Answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private static readonly string[] Streams =
    [
        "",
        "{",
        "{\"detail\":\"another protocol\"}",
        "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"status\":\"Ok\"}",
    ];

    [SetUp]
    public void Restart() => _watch.Restart();

    [Test]
    public async Task Capture_is_refused_at_once(
        [ValueSource(nameof(Streams))] string stream,
        [Values] CaptureMode mode
    )
    {
        using var server = new RawServer(Answer + stream, staysOpen: true);
        var options = Options(server);
        options.CaptureMode = mode;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(result.Attempts, Is.EqualTo(1));
        AssertIsRefused(result.Failure!);
    }

    [Test]
    public async Task Evaluation_of_flags_is_refused_at_once(
        [ValueSource(nameof(Streams))] string stream
    )
    {
        using var server = new RawServer(Answer + stream, staysOpen: true);
        await using var client = new PostHogClient(Options(server));

        var flags = await client.EvaluateFlagsAsync("user-42");

        AssertIsRefused(flags.Failure!);
    }

    [Test]
    public async Task Loading_of_definitions_is_refused_at_once(
        [ValueSource(nameof(Streams))] string stream
    )
    {
        using var server = new RawServer(Answer + stream, staysOpen: true);
        var options = Options(server);
        options.SecretKey = "phs_key";
        await using var client = new PostHogClient(options);

        await client.ReloadFlagDefinitionsAsync();

        AssertIsRefused(client.LocalEvaluation.LastFailure!);
    }

    private static PostHogOptions Options(RawServer server)
    {
        var options = Some.Options(server.Url);
        options.MaxRetries = 0;
        options.FeatureFlagMaxRetries = 0;
        options.FeatureFlagRequestTimeout = Timeout;
        options.RequestTimeout = Timeout;
        return options;
    }

    private void AssertIsRefused(PostHogFailure failure)
    {
        Assert.That(_watch.Elapsed, Is.LessThan(Timeout));
        Assert.That(failure.Kind, Is.EqualTo(PostHogFailureKind.Refused), failure.ToString());
        Assert.That(failure.StatusCode, Is.EqualTo(101));
        Assert.That(failure.Message, Does.Contain("101: it switches to another protocol"));
    }
}
