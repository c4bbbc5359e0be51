using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

public sealed class EnqueueTests : ClientTest
{
    [Test]
    public async Task Sends_nothing_before_a_batch_is_due()
    {
        await using var client = new PostHogClient(Options());

        var result = client.Enqueue(Some.Event());

        Assert.That(result.IsAccepted);
        Assert.That(client.Diagnostics.Events.Queued, Is.EqualTo(1));
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Sends_a_batch_when_enough_events_wait()
    {
        var options = Options();
        options.FlushAt = 2;
        await using var client = new PostHogClient(options);

        client.Enqueue(Some.Event("first"));
        client.Enqueue(Some.Event("second"));
        Http.WaitForRequests(1);

        Assert.That(NamesIn(0), Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task Sends_large_events_before_FlushAt_is_reached()
    {
        await using var client = new PostHogClient(Options());
        var large = Some.Event();
        large["text"] = new string('x', 800_000);

        for (var number = 0; number < 7; number++)
        {
            client.Enqueue(large);
        }

        Http.WaitForRequests(1);

        Assert.That(Http.Requests[0].Events, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task Stops_calling_an_error_callback_that_keeps_causing_errors()
    {
        using var handler = new StuckHandler(_ => true);
        var options = Options();
        options.HttpHandler = handler;
        options.MaxQueueSize = 1;
        PostHogClient? client = null;
        var calls = 0;
        options.OnError = _ =>
        {
            calls++;
            client!.Enqueue(Some.Event("error"));
        };
        client = new PostHogClient(options);
        client.Enqueue(Some.Event());

        var refused = client.Enqueue(Some.Event());
        var callsForOne = calls;
        handler.Release();
        await client.DisposeAsync();

        Assert.That(refused.Failure!.Kind, Is.EqualTo(PostHogFailureKind.QueueFull));
        Assert.That(callsForOne, Is.EqualTo(8));
        Assert.That(
            Log.At(PostHogLogLevel.Error),
            Has.One.Contains("Did not report 1 lost event to OnError")
        );
    }

    [Test]
    public async Task Sends_queued_events_after_the_flush_interval()
    {
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event("first"));
        client.Enqueue(Some.Event("second"));

        Time.AdvanceOnceAwaited(TimeSpan.FromSeconds(5));
        Http.WaitForRequests(1);

        Assert.That(NamesIn(0), Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task Serialises_the_event_immediately()
    {
        await using var client = new PostHogClient(Options());
        var captured = Some.Event("before");
        captured["step"] = 1;

        var result = client.Enqueue(captured);
        captured.Name = "after";
        captured["step"] = 2;
        await client.FlushAsync();

        var sent = Http.Requests[0].Events[0];
        Assert.That((string?)sent["event"], Is.EqualTo("before"));
        Assert.That((int?)sent["properties"]!["step"], Is.EqualTo(1));
        Assert.That((string?)sent["uuid"], Is.EqualTo(result.Uuid.ToString("D")));
        Assert.That((string?)sent["timestamp"], Is.EqualTo("2025-01-01T00:00:00Z"));
    }

    [Test]
    public async Task Drops_the_newest_event_when_the_queue_is_full()
    {
        var options = Options();
        options.MaxQueueSize = 2;
        await using var client = new PostHogClient(options);

        var results = Some.Events(3).Select(client.Enqueue).ToList();
        await client.FlushAsync();

        Assert.That(
            results.Select(result => result.IsAccepted),
            Is.EqualTo(new[] { true, true, false })
        );
        Assert.That(results[2].Failure!.Kind, Is.EqualTo(PostHogFailureKind.QueueFull));
        Assert.That(NamesIn(0), Is.EqualTo(new[] { "event 0", "event 1" }));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.One.Contains("queue is full"));
        Assert.That(Errors.Single().Operation, Is.EqualTo(PostHogOperation.Enqueue));
        Assert.That(client.Diagnostics.Events.Dropped[PostHogFailureKind.QueueFull], Is.EqualTo(1));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public async Task Drops_an_event_without_a_name(string? name)
    {
        await using var client = new PostHogClient(Options());

        var result = client.Enqueue(new PostHogEvent(name!, "user-42"));

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
        Assert.That(Errors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Drops_a_null_event_without_throwing()
    {
        await using var client = new PostHogClient(Options());

        var result = client.Enqueue(null!);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
    }

    [Test]
    public async Task Drops_events_while_the_caller_is_opted_out()
    {
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event("before"));
        client.OptOut();

        var whileOut = client.Enqueue(Some.Event("while"));
        var captured = await client.CaptureAsync(Some.Event("while"));
        var isOptedOut = client.IsOptedOut;
        client.OptIn();
        client.Enqueue(Some.Event("after"));
        await client.FlushAsync();

        Assert.That(isOptedOut);
        Assert.That(whileOut.Failure!.Kind, Is.EqualTo(PostHogFailureKind.OptedOut));
        Assert.That(captured.Failure!.Kind, Is.EqualTo(PostHogFailureKind.OptedOut));
        Assert.That(NamesIn(0), Is.EqualTo(new[] { "before", "after" }));
    }

    [Test]
    public async Task Does_not_report_an_error_for_events_the_application_drops()
    {
        var options = Options();
        options.BeforeSend.Add(seen => seen.Name is "secret" ? null : seen);
        await using var client = new PostHogClient(options);

        client.Enqueue(Some.Event("secret"));
        await client.CaptureAsync(Some.Event("secret"));
        client.OptOut();
        client.Enqueue(Some.Event());

        var dropped = client.Diagnostics.Events.Dropped;
        Assert.That(Errors, Is.Empty);
        Assert.That(dropped[PostHogFailureKind.DroppedByBeforeSend], Is.EqualTo(2));
        Assert.That(dropped[PostHogFailureKind.OptedOut], Is.EqualTo(1));
    }

    [Test]
    public async Task Reports_a_before_send_function_that_throws()
    {
        var options = Options();
        options.BeforeSend.Add(_ => throw new InvalidOperationException("no"));
        await using var client = new PostHogClient(options);

        client.Enqueue(Some.Event());

        Assert.That(Errors.Single().Failure.Cause, Is.TypeOf<InvalidOperationException>());
    }

    [Test]
    public async Task Marks_all_events_as_a_migration_when_HistoricalMigration_is_set(
        [Values] bool isImport
    )
    {
        var options = Options();
        options.HistoricalMigration = isImport;
        await using var client = new PostHogClient(options);

        client.Enqueue(Some.Event());
        await client.FlushAsync();
        await client.CaptureAsync(Some.Event());

        Assert.That(
            Http.Requests.Select(sent => (bool?)sent.Json["historical_migration"] ?? false),
            Is.EqualTo(new[] { isImport, isImport })
        );
    }

    [Test]
    public async Task Ignores_exceptions_of_the_error_callback()
    {
        var options = Options();
        options.OnError = _ => throw new InvalidOperationException("no");
        await using var client = new PostHogClient(options);

        var result = client.Enqueue(Some.Event(" "));

        Assert.That(result.IsAccepted, Is.False);
        Assert.That(Log.At(PostHogLogLevel.Error), Has.One.Contains("OnError"));
    }

    [Test]
    public async Task Delivers_every_event_of_concurrent_producers()
    {
        var options = Options();
        options.MaxQueueSize = 4000;
        await using var client = new PostHogClient(options);

        var producers = Enumerable
            .Range(0, 4)
            .Select(_ => new Thread(() =>
                Some.Events(1000).ToList().ForEach(one => client.Enqueue(one))
            ))
            .ToList();
        producers.ForEach(producer => producer.Start());
        producers.ForEach(producer => producer.Join());
        await client.FlushAsync();

        Assert.That(client.Diagnostics.Events.Delivered, Is.EqualTo(4000));
    }

    private IEnumerable<string?> NamesIn(int request) =>
        Http.Requests[request].Events.Select(sent => (string?)sent["event"]);
}
