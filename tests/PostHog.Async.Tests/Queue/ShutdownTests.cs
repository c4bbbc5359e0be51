using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

public sealed class ShutdownTests : ClientTest
{
    [Test]
    public async Task Delivers_queued_events_and_accepts_no_more()
    {
        var client = new PostHogClient(Options());
        client.Enqueue(Some.Event("Save"));

        var result = await client.ShutdownAsync();
        var late = client.Enqueue(Some.Event("late"));

        Assert.That(result.Delivered, Is.EqualTo(1));
        Assert.That(result.IsComplete);
        Assert.That(late.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.One.Contains("closed"));
    }

    [Test]
    public async Task Second_call_returns_the_same_result()
    {
        var client = new PostHogClient(Options());
        client.Enqueue(Some.Event());

        var first = await client.ShutdownAsync();
        var second = await client.ShutdownAsync();
        await client.DisposeAsync();

        Assert.That(second, Is.SameAs(first));
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Retries_with_short_delays_up_to_MaxRetries()
    {
        Http.Then(503, retryAfter: "30").Then(503).Then(503);
        var options = Options();
        options.MaxRetries = 2;
        var client = new PostHogClient(options);
        client.Enqueue(Some.Event());

        var result = await client.ShutdownAsync();

        Assert.That(Http.Requests, Has.Count.EqualTo(3));
        Assert.That(
            Time.Pauses.Select(pause => pause.TotalMilliseconds),
            Is.EqualTo(new[] { 100, 200 })
        );
        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(Errors.Single().Events, Has.Count.EqualTo(1));
        Assert.That(Log.At(PostHogLogLevel.Error), Is.Not.Empty);
    }

    [Test]
    public async Task Reports_the_events_left_when_the_timeout_elapses()
    {
        using var server = new RawServer(
            answer: null,
            () => Time.Advance(TimeSpan.FromMilliseconds(200))
        );
        var options = Options();
        options.Host = server.Url.AbsoluteUri;
        options.HttpHandler = null;
        var client = new PostHogClient(options);
        client.Enqueue(Some.Event());

        var result = await client.ShutdownAsync(TimeSpan.FromMilliseconds(200));

        Assert.That(result.TimedOut);
        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(result.StillQueued, Is.Zero);
        Assert.That(Errors.Single().Events[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(Log.At(PostHogLogLevel.Error), Has.One.Contains("Lost 1 event"));
    }

    [Test]
    public async Task Disposing_shuts_the_client_down()
    {
        await using (var client = new PostHogClient(Options()))
        {
            client.Enqueue(Some.Event());
        }

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Returns_immediately_when_the_queue_is_empty()
    {
        var client = new PostHogClient(Options());

        var result = await client.ShutdownAsync();

        Assert.That(result.IsComplete);
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Does_not_wait_for_a_handler_that_ignores_cancellation()
    {
        using var handler = new StuckHandler(_ => true, listens: false);
        handler.OnStuck = () => Time.Advance(TimeSpan.FromSeconds(1));
        var options = Options();
        options.HttpHandler = handler;
        var client = new PostHogClient(options);
        client.Enqueue(Some.Event());

        var result = await client.ShutdownAsync(TimeSpan.FromMilliseconds(300));
        handler.Release();

        Assert.That(result.TimedOut);
        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(Errors.Single().Events[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(client.Diagnostics.Events.InFlight, Is.Zero);
    }

    [Test]
    [Repeat(20)]
    public async Task Begins_no_attempt_when_the_timeout_has_cut_one_short()
    {
        using var handler = new StuckHandler(_ => true);
        handler.OnStuck = () => Time.Advance(TimeSpan.FromSeconds(1));
        var options = Options();
        options.HttpHandler = handler;
        options.ShutdownTimeout = TimeSpan.FromMilliseconds(200);
        var client = new PostHogClient(options);
        client.Enqueue(Some.Event());

        var result = await client.ShutdownAsync();

        Assert.That(result.TimedOut);
        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(handler.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Delivers_AI_events_while_other_events_are_stuck()
    {
        using var handler = new StuckHandler(IsOfAnalytics);
        var options = Options();
        options.HttpHandler = handler;
        options.Debug = true;
        var client = new PostHogClient(options);
        client.Enqueue(Some.Event());
        client.EnqueueAi(Some.Event("$ai_generation"));
        AdvanceOnceDelivered();

        var result = await client.ShutdownAsync(TimeSpan.FromMilliseconds(500));

        Assert.That(result.Delivered, Is.EqualTo(1));
        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(client.Diagnostics.Ai.Delivered, Is.EqualTo(1));
    }

    [Test]
    public async Task Rejects_a_negative_timeout_and_stays_open()
    {
        await using var client = new PostHogClient(Options());

        await Assert.ThatAsync(
            async () => await client.ShutdownAsync(TimeSpan.FromSeconds(-5)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

        Assert.That(client.Enqueue(Some.Event()).IsAccepted);
    }

    [Test]
    public async Task Accepts_the_longest_possible_timeout()
    {
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event());

        var result = await client.ShutdownAsync(TimeSpan.MaxValue);

        Assert.That(result.Delivered, Is.EqualTo(1));
    }

    private static bool IsOfAnalytics(Uri url) => url.AbsolutePath is "/batch/";
}
