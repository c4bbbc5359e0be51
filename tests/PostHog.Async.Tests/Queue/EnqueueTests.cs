using PostHog.Testing;

namespace PostHog.Async.Tests.Queue;

public sealed class EnqueueTests
{
    private readonly FakeTime _time = new();
    private readonly LogRecorder _log = new();
    private readonly List<PostHogError> _errors = [];
    private FakeHttp _http = null!;

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop() => _http.Dispose();

    [Test]
    public async Task Sends_nothing_before_a_batch_is_due()
    {
        await using var client = new PostHogClient(Options());

        var result = client.Enqueue(Some.Event());

        Assert.That(result.IsAccepted);
        Assert.That(client.Diagnostics.Events.Queued, Is.EqualTo(1));
        Assert.That(_http.Requests, Is.Empty);
    }

    [Test]
    public async Task Sends_a_batch_when_enough_events_wait()
    {
        var options = Options();
        options.FlushAt = 2;
        await using var client = new PostHogClient(options);

        client.Enqueue(Some.Event("first"));
        client.Enqueue(Some.Event("second"));
        _http.WaitForRequests(1);

        Assert.That(NamesIn(0), Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task Sends_what_waits_when_its_time_has_come()
    {
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event("first"));
        client.Enqueue(Some.Event("second"));

        _time.AdvanceOnceAwaited(TimeSpan.FromSeconds(5));
        _http.WaitForRequests(1);

        Assert.That(NamesIn(0), Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task Writes_the_event_down_at_once()
    {
        await using var client = new PostHogClient(Options());
        var captured = Some.Event("before");
        captured["step"] = 1;

        var result = client.Enqueue(captured);
        captured.Name = "after";
        captured["step"] = 2;
        await client.FlushAsync();

        var sent = _http.Requests[0].Events[0];
        Assert.That((string?)sent["event"], Is.EqualTo("before"));
        Assert.That((int?)sent["properties"]!["step"], Is.EqualTo(1));
        Assert.That((string?)sent["uuid"], Is.EqualTo(result.Uuid.ToString("D")));
        Assert.That((string?)sent["timestamp"], Is.EqualTo("2025-01-01T00:00:00Z"));
    }

    [Test]
    public async Task Refuses_the_newest_event_when_the_queue_is_full()
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
        Assert.That(_log.At(PostHogLogLevel.Warning), Has.One.Contains("queue is full"));
        Assert.That(_errors.Single().Surface, Is.EqualTo(PostHogSurface.Enqueue));
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
        Assert.That(_log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
        Assert.That(_errors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Drops_null_without_throwing()
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
    public async Task Survives_an_error_callback_that_throws()
    {
        var options = Options();
        options.OnError = _ => throw new InvalidOperationException("no");
        await using var client = new PostHogClient(options);

        var result = client.Enqueue(Some.Event(" "));

        Assert.That(result.IsAccepted, Is.False);
        Assert.That(_log.At(PostHogLogLevel.Error), Has.One.Contains("OnError"));
    }

    [Test]
    public async Task Keeps_every_event_of_many_producers()
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
        _http.Requests[request].Events.Select(sent => (string?)sent["event"]);

    private PostHogOptions Options()
    {
        var options = Some.Options(_http, _time);
        options.Log = _log.Write;
        options.OnError = _errors.Add;
        return options;
    }
}
