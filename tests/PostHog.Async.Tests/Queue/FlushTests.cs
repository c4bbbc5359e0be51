using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

public sealed class FlushTests : ClientTest
{
    [Test]
    public async Task Sends_nothing_when_nothing_is_queued()
    {
        await using var client = new PostHogClient(Options());

        var result = await client.FlushAsync();

        Assert.That(Http.Requests, Is.Empty);
        Assert.That(result.IsComplete);
        Assert.That(result.Delivered, Is.Zero);
    }

    [Test]
    public async Task Sends_all_events_in_order_in_batches()
    {
        var options = Options();
        options.MaxBatchSize = 2;
        options.MaxQueueSize = 100;
        options.FlushInterval = TimeSpan.FromHours(1);
        options.FlushAt = 100;
        await using var client = new PostHogClient(options);
        foreach (var one in Some.Events(5))
        {
            client.Enqueue(one);
        }

        await client.FlushAsync();

        var names = Http
            .Requests.SelectMany(sent => sent.Events)
            .Select(sent => (string?)sent["event"]);
        Assert.That(names, Is.EqualTo(Some.Events(5).Select(one => one.Name)));
        Assert.That(Http.Requests.Select(sent => sent.Events.Count), Is.All.LessThanOrEqualTo(2));
        Assert.That(client.Diagnostics.Events.Queued, Is.Zero);
    }

    [Test]
    public async Task Keeps_events_queued_after_a_transient_failure()
    {
        Http.Then(503);
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event());

        var result = await client.FlushAsync();

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
        Assert.That(result.Delivered, Is.Zero);
        Assert.That(result.StillQueued, Is.EqualTo(1));
        Assert.That(result.Failure!.StatusCode, Is.EqualTo(503));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Background_retries_a_failed_flush_after_the_retry_delay()
    {
        Http.Then(503);
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event());
        await client.FlushAsync();

        Time.AdvanceOnceAwaited(TimeSpan.FromSeconds(1));
        Http.WaitForRequests(2);

        var ids = Http.Requests.Select(sent => (string?)sent.Events[0]["uuid"]);
        Assert.That(ids.Distinct(), Has.One.Items);
    }

    [Test]
    public async Task Background_retries_a_failed_flush_before_a_longer_flush_interval_ends()
    {
        Http.Then(503);
        var options = Options();
        options.FlushInterval = TimeSpan.FromMinutes(10);
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event());
        Time.WaitForAlarm(TimeSpan.FromMinutes(10));
        await client.FlushAsync();

        Time.WaitForAlarm(TimeSpan.FromSeconds(1));
        Time.Advance(TimeSpan.FromSeconds(1));

        Http.WaitForRequests(2);
    }

    [Test]
    public async Task Second_flush_retries_before_the_retry_delay_ends()
    {
        Http.Then(503);
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event());
        await client.FlushAsync();

        var second = await client.FlushAsync();

        Assert.That(second.Delivered, Is.EqualTo(1));
        Assert.That(second.IsComplete);
    }

    [Test]
    public async Task Second_flush_respects_Retry_After()
    {
        Http.Then(503, retryAfter: "20");
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event());
        await client.FlushAsync();

        var second = await client.FlushAsync();

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
        Assert.That(second.StillQueued, Is.EqualTo(1));
    }

    [Test]
    public async Task Gives_up_and_reports_the_events_after_the_last_attempt()
    {
        Http.Then(503).Then(503);
        var options = Options();
        options.MaxRetries = 1;
        await using var client = new PostHogClient(options);
        var queued = client.Enqueue(Some.Event());
        await client.FlushAsync();

        var second = await client.FlushAsync();
        var third = await client.FlushAsync();

        Assert.That(second.GivenUp, Is.EqualTo(1));
        Assert.That(third.IsComplete);
        Assert.That(Http.Requests, Has.Count.EqualTo(2));
        Assert.That(Errors.Single().Attempts, Is.EqualTo(2));
        Assert.That(Errors.Single().Events.Single().Uuid, Is.EqualTo(queued.Uuid));
        Assert.That(Errors.Single().Failure.StatusCode, Is.EqualTo(503));
    }

    [Test]
    public async Task Drops_refused_events_and_continues()
    {
        Http.Then(400);
        var options = Options();
        options.MaxBatchSize = 1;
        options.FlushInterval = TimeSpan.FromHours(1);
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event("bad"));
        client.Enqueue(Some.Event("good"));

        await client.FlushAsync();

        Assert.That(client.Diagnostics.Events.Delivered, Is.EqualTo(1));
        Assert.That(client.Diagnostics.Events.Dropped[PostHogFailureKind.Refused], Is.EqualTo(1));
        Assert.That(Errors.Single().Events.Single().EventName, Is.EqualTo("bad"));
    }

    // The worker may send one of the halves; the flush still counts it.
    [Test]
    [Repeat(20)]
    public async Task Splits_a_batch_that_is_too_large()
    {
        Http.Then(413);
        await using var client = new PostHogClient(Options());
        foreach (var one in Some.Events(4))
        {
            client.Enqueue(one);
        }

        var result = await client.FlushAsync();

        Assert.That(Http.Requests.Select(sent => sent.Events.Count), Is.EqualTo(new[] { 4, 2, 2 }));
        Assert.That(result.Delivered, Is.EqualTo(4));
    }

    [Test]
    public async Task Does_not_count_events_in_flight_against_the_queue_size()
    {
        var options = Options();
        options.MaxQueueSize = 3;
        await using var client = new PostHogClient(options);
        var late = new List<EnqueueResult>();
        Http.OnRequest = _ =>
        {
            if (late.Count == 0)
            {
                late.AddRange(Some.Events(3).Select(client.Enqueue));
            }
        };
        foreach (var one in Some.Events(3))
        {
            client.Enqueue(one);
        }

        await client.FlushAsync();
        var between = client.Diagnostics.Events.Queued;
        await client.FlushAsync();

        Assert.That(late.Select(result => result.IsAccepted), Is.All.True);
        Assert.That(between, Is.EqualTo(3));
        Assert.That(client.Diagnostics.Events.Delivered, Is.EqualTo(6));
    }

    [Test]
    public async Task Gives_up_the_oldest_events_when_a_failed_batch_returns_to_a_full_queue()
    {
        var options = Options();
        options.MaxQueueSize = 3;
        await using var client = new PostHogClient(options);
        var isFull = false;
        Http.Then(503).OnRequest = _ =>
        {
            if (!isFull)
            {
                isFull = true;
                client.Enqueue(Some.Event("late"));
            }
        };
        foreach (var one in Some.Events(3))
        {
            client.Enqueue(one);
        }

        var result = await client.FlushAsync();

        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(result.StillQueued, Is.EqualTo(3));
        Assert.That(Errors.Single().Events.Single().EventName, Is.EqualTo("event 0"));
    }

    [Test]
    public async Task Can_be_called_from_the_error_callback()
    {
        Http.Then(400);
        var options = Options();
        PostHogClient? client = null;
        var flushed = 0;
        options.OnError = _ => flushed += client!.Diagnostics.Events.Queued + 1;
        client = new PostHogClient(options);
        await using var closing = client;
        client.Enqueue(Some.Event());

        await client.FlushAsync();

        Assert.That(flushed, Is.EqualTo(1));
    }
}
