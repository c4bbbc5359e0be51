using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>A flush that is cancelled or runs out of time.</summary>
public sealed class FlushTimeTests : ClientTest
{
    [Test]
    public async Task Cancelled_flush_throws_and_keeps_the_events()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new RawServer(answer: null, cancellation.Cancel);
        var options = Some.Options(server.Url);
        options.ShutdownTimeout = TimeSpan.FromMilliseconds(100);
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event());

        await Assert.ThatAsync(
            async () => await client.FlushAsync(timeout: null, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        var kept = client.Diagnostics.Events;
        Assert.That(kept.Queued + kept.InFlight, Is.EqualTo(1));
    }

    [Test]
    public async Task Counts_an_attempt_cut_short_by_the_timeout()
    {
        using var handler = new StuckHandler(_ => true);
        handler.OnStuck = () => Time.Advance(TimeSpan.FromMilliseconds(300));
        var options = Options();
        options.HttpHandler = handler;
        options.MaxRetries = 1;
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event());

        var first = await client.FlushAsync(TimeSpan.FromMilliseconds(300));
        var second = await client.FlushAsync(TimeSpan.FromMilliseconds(300));
        var third = await client.FlushAsync();

        Assert.That(first.StillQueued, Is.EqualTo(1));
        Assert.That(second.GivenUp, Is.EqualTo(1));
        Assert.That(third.IsComplete);
        Assert.That(handler.Requests, Is.EqualTo(2));
        Assert.That(Errors.Single().Events[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(Errors.Single().Failure.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
    }

    [Test]
    public async Task Does_not_delay_AI_events_behind_others()
    {
        using var handler = new StuckHandler(url => url.AbsolutePath is "/batch/");
        var options = Options();
        options.HttpHandler = handler;
        options.Debug = true;
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event());
        client.EnqueueAi(Some.Event("$ai_generation"));
        AdvanceOnceDelivered();

        var result = await client.FlushAsync(TimeSpan.FromMilliseconds(500));
        handler.Release();

        Assert.That(result.TimedOut);
        Assert.That(result.Delivered, Is.EqualTo(1));
        Assert.That(result.StillQueued, Is.EqualTo(1));
    }

    [Test]
    public async Task Does_not_wait_for_a_handler_that_ignores_cancellation()
    {
        using var handler = new StuckHandler(_ => true, listens: false);
        handler.OnStuck = () => Time.Advance(TimeSpan.FromSeconds(1));
        var options = Options();
        options.HttpHandler = handler;
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event());

        var result = await client.FlushAsync(TimeSpan.FromMilliseconds(50));
        handler.Release();

        Assert.That(result.TimedOut);
        Assert.That(result.StillQueued, Is.EqualTo(1));
    }
}
