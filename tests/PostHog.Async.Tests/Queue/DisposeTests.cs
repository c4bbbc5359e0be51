using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>A client whose owner disposes it synchronously, as a container may.</summary>
public sealed class DisposeTests : ClientTest
{
    [Test]
    public void Delivers_the_queued_events()
    {
        using (var client = new PostHogClient(Options()))
        {
            client.Enqueue(Some.Event());
        }

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Returns_under_a_single_threaded_synchronisation_context()
    {
        SingleThread.Run(() =>
        {
            IDisposable client = new PostHogClient(Options());
            ((PostHogClient)client).Enqueue(Some.Event());
            client.Dispose();
        });

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    [MaxTime(10_000)]
    public void Returns_after_the_shutdown_timeout()
    {
        using var handler = new StuckHandler(_ => true, listens: false);
        handler.OnStuck = () => Time.Advance(TimeSpan.FromSeconds(10));
        var options = Options();
        options.HttpHandler = handler;
        options.ShutdownTimeout = TimeSpan.FromSeconds(5);
        IDisposable client = new PostHogClient(options);
        ((PostHogClient)client).Enqueue(Some.Event());

        client.Dispose();
        handler.Release();

        Assert.That(handler.Requests, Is.EqualTo(1));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Can_be_called_again_and_from_a_callback_during_shutdown()
    {
        Http.Then(401);
        PostHogClient? client = null;
        var options = Options();
        options.OnError = _ => ((IDisposable)client!).Dispose();
        client = new PostHogClient(options);
        client.Enqueue(Some.Event());

        var result = await client.ShutdownAsync();
        ((IDisposable)client).Dispose();
        ((IDisposable)client).Dispose();

        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(result.TimedOut, Is.False);
    }
}
