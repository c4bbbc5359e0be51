using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>
/// An error callback that closes the client on another thread, and waits for that, while the client is being closed.
/// </summary>
public sealed class ClosingCallbackTests : ClientTest
{
    private const int Burst = 100;

    private readonly List<int> _reported = [];
    private bool _isClosing;

    [Test]
    [MaxTime(20_000)]
    public async Task Returns_if_losses_wait_for_their_report([Values] CallFlow flow)
    {
        var client = ClientClosedBy(flow, Options());
        for (var number = 0; number < 2 * Burst; number++)
        {
            client.Enqueue(new PostHogEvent("", "somebody"));
        }

        _isClosing = true;
        await client.ShutdownAsync();

        Assert.That(_reported, Is.EqualTo([Burst]));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Returns_if_events_are_given_up([Values] CallFlow flow)
    {
        Http.Then(503);
        var client = ClientClosedBy(flow, Options());
        client.Enqueue(Some.Event());

        _isClosing = true;
        await client.ShutdownAsync(TimeSpan.Zero);

        Assert.That(_reported, Is.EqualTo([1]));
        Assert.That(client.Diagnostics.Events.Dropped.Values.Sum(), Is.EqualTo(1));
    }

    private PostHogClient ClientClosedBy(CallFlow flow, PostHogOptions options)
    {
        PostHogClient? client = null;
        options.OnError = error =>
        {
            if (_isClosing)
            {
                _reported.Add(error.Events.Count);
                flow.Run(() => ((IDisposable)client!).Dispose());
            }
        };
        return client = new PostHogClient(options);
    }

    [SetUp]
    public void Reset()
    {
        _isClosing = false;
        _reported.Clear();
    }
}
