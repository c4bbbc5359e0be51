using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

public sealed class BatchTests
{
    private readonly LogRecorder _log = new();
    private FakeHttp _http = null!;

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop() => _http.Dispose();

    [Test]
    public async Task Sends_events_together_and_in_order()
    {
        var result = await CaptureAsync(Some.Events(3));

        var names = _http.Requests.Single().Events.Select(sent => (string?)sent["event"]);
        Assert.That(names, Is.EqualTo(new[] { "event 0", "event 1", "event 2" }));
        Assert.That(result.Verdicts.Select(verdict => verdict.EventName), Is.EqualTo(names));
        Assert.That(result.IsDelivered);
    }

    [Test]
    public async Task Splits_a_large_batch_and_counts_every_request()
    {
        var result = await CaptureAsync(Some.Events(5), maxBatchSize: 2);

        var sizes = _http.Requests.Select(request => request.Events.Count);
        Assert.That(sizes, Is.EqualTo(new[] { 2, 2, 1 }));
        Assert.That(result.Attempts, Is.EqualTo(3));
        Assert.That(result.Verdicts, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Sends_no_request_for_an_empty_batch()
    {
        var result = await CaptureAsync([]);

        Assert.That(_http.Requests, Is.Empty);
        Assert.That(result.Verdicts, Is.Empty);
        Assert.That(result.Attempts, Is.Zero);
        Assert.That(result.IsDelivered);
    }

    [Test]
    public async Task Drops_only_the_event_that_cannot_be_sent()
    {
        var events = new[] { Some.Event("first"), Some.Event(" "), null!, Some.Event("last") };

        var result = await CaptureAsync(events);

        var names = _http.Requests.Single().Events.Select(sent => (string?)sent["event"]);
        Assert.That(names, Is.EqualTo(new[] { "first", "last" }));
        var outcomes = result.Verdicts.Select(verdict => verdict.Outcome);
        Assert.That(
            outcomes,
            Is.EqualTo(
                new[]
                {
                    DeliveryOutcome.Delivered,
                    DeliveryOutcome.NotDelivered,
                    DeliveryOutcome.NotDelivered,
                    DeliveryOutcome.Delivered,
                }
            )
        );
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(_log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Repairs_an_unserialisable_value_and_sends_the_others_unchanged()
    {
        var events = Some.Events(100);
        events[50]["ratio"] = double.NaN;
        events[50]["rest"] = "kept";

        var result = await CaptureAsync(events);

        var repaired = _http.Requests.Single().Events[50]["properties"]!;
        Assert.That(result.IsDelivered);
        Assert.That(repaired["ratio"], Is.Null);
        Assert.That((string?)repaired["rest"], Is.EqualTo("kept"));
        Assert.That(_log.At(PostHogLogLevel.Warning), Has.One.Contains("'ratio'"));
    }

    [Test]
    public async Task Never_sends_the_same_id_twice_in_one_request()
    {
        var events = Some.Events(2);
        events[0].Uuid = events[1].Uuid = Guid.NewGuid();

        var result = await CaptureAsync(events);

        Assert.That(_http.Requests.Select(request => request.Events.Count), Is.All.EqualTo(1));
        Assert.That(result.IsDelivered);
    }

    [Test]
    public async Task Continues_with_the_next_batch_after_a_content_error()
    {
        _http.Then(400);

        var result = await CaptureAsync(Some.Events(4), maxBatchSize: 2);

        var outcomes = result.Verdicts.Select(verdict => verdict.Outcome).ToList();
        Assert.That(outcomes.Take(2), Is.All.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(outcomes.Skip(2), Is.All.EqualTo(DeliveryOutcome.Delivered));
    }

    [Test]
    public async Task Stops_after_a_failure_that_applies_to_every_batch()
    {
        _http.Then(401);

        var result = await CaptureAsync(Some.Events(4), maxBatchSize: 2);

        var kinds = result.Verdicts.Select(verdict => verdict.Failure!.Kind).ToList();
        Assert.That(_http.Requests, Has.Count.EqualTo(1));
        Assert.That(kinds.Take(2), Is.All.EqualTo(PostHogFailureKind.Refused));
        Assert.That(kinds.Skip(2), Is.All.EqualTo(PostHogFailureKind.NotAttempted));
    }

    [Test]
    public async Task Skips_the_second_half_of_a_split_batch_when_the_server_goes_down()
    {
        _http.Then(413).Then(503).Then(503);
        var options = Some.Options(_http);
        options.MaxRetries = 1;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureBatchAsync(Some.Events(4));

        var kinds = result.Verdicts.Select(verdict => verdict.Failure!.Kind).ToList();
        Assert.That(_http.Requests, Has.Count.EqualTo(3));
        Assert.That(kinds.Take(2), Is.All.EqualTo(PostHogFailureKind.ServerError));
        Assert.That(kinds.Skip(2), Is.All.EqualTo(PostHogFailureKind.NotAttempted));
    }

    [Test]
    public async Task Counts_and_reports_the_events_it_does_not_attempt()
    {
        _http.Then(401);
        var errors = new List<UndeliveredEvents>();
        var options = Some.Options(_http);
        options.MaxBatchSize = 1;
        options.OnError = errors.Add;
        await using var client = new PostHogClient(options);

        await client.CaptureBatchAsync(Some.Events(3));

        var counts = client.Diagnostics.Events;
        Assert.That(counts.Accepted, Is.EqualTo(3));
        Assert.That(counts.Dropped[PostHogFailureKind.Refused], Is.EqualTo(1));
        Assert.That(counts.Dropped[PostHogFailureKind.NotAttempted], Is.EqualTo(2));
        Assert.That(errors.Sum(error => error.Events.Count), Is.EqualTo(3));
    }

    [Test]
    public async Task Counts_and_reports_the_events_of_a_cancelled_call()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new RawServer(answer: null, cancellation.Cancel);
        var errors = new List<UndeliveredEvents>();
        var options = Some.Options(server.Url);
        options.MaxBatchSize = 1;
        options.OnError = errors.Add;
        await using var client = new PostHogClient(options);

        await Assert.ThatAsync(
            async () =>
                await client.CaptureBatchAsync(
                    Some.Events(3),
                    cancellationToken: cancellation.Token
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );

        var counts = client.Diagnostics.Events;
        Assert.That(counts.Accepted, Is.EqualTo(3));
        Assert.That(counts.Unknown, Is.EqualTo(1));
        Assert.That(counts.Dropped[PostHogFailureKind.Cancelled], Is.EqualTo(2));
        Assert.That(errors.Single().Events, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Serialises_events_before_the_first_attempt()
    {
        var captured = Some.Event();
        captured["step"] = "before";
        var time = new FakeTime { OnPause = () => captured["step"] = "after" };
        _http.Then(503);
        await using var client = new PostHogClient(Some.Options(_http, time));

        await client.CaptureAsync(captured);

        var steps = _http.Requests.Select(sent => (string?)sent.Events[0]["properties"]!["step"]);
        Assert.That(steps, Is.EqualTo(new[] { "before", "before" }));
    }

    private async Task<CaptureResult> CaptureAsync(
        IEnumerable<PostHogEvent> events,
        int maxBatchSize = 100
    )
    {
        var options = Some.Options(_http);
        options.MaxBatchSize = maxBatchSize;
        options.Log = _log.Write;
        await using var client = new PostHogClient(options);
        return await client.CaptureBatchAsync(events);
    }
}
