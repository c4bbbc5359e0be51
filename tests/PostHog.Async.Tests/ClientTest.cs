using PostHog.TestKit;

namespace PostHog.Async.Tests;

/// <summary>
/// Shared by tests of a client: a fake PostHog without a socket, a fake clock, and what the client reported.
/// </summary>
public abstract class ClientTest
{
    private protected FakeTime Time { get; private set; } = null!;

    private protected LogRecorder Log { get; private set; } = null!;

    private protected List<UndeliveredEvents> Errors { get; private set; } = null!;

    private protected FakeHttp Http { get; private set; } = null!;

    [SetUp]
    public void Listen()
    {
        Time = new FakeTime();
        Log = new LogRecorder();
        Errors = [];
        Http = new FakeHttp();
    }

    [TearDown]
    public void Stop() => Http.Dispose();

    private protected virtual PostHogOptions Options()
    {
        var options = Some.Options(Http, Time);
        options.Log = Log.Write;
        options.OnError = Errors.Add;
        return options;
    }

    // Lets the timeout of a waiting call elapse.
    private protected void AdvanceOnceDelivered() =>
        Log.OnWrite = entry =>
        {
            if (entry.Message.Contains("elivered", StringComparison.Ordinal))
            {
                Time.Advance(TimeSpan.FromSeconds(1));
            }
        };
}
