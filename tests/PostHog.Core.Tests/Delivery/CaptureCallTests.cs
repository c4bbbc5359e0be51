using PostHog.Delivery;
using PostHog.Wire;

namespace PostHog.Core.Tests.Delivery;

internal sealed class CaptureCallTests
{
    [TestCase(0, 10, new int[0])]
    [TestCase(1, 10, new[] { 1 })]
    [TestCase(10, 10, new[] { 10 })]
    [TestCase(11, 10, new[] { 10, 1 })]
    [TestCase(5, 1, new[] { 1, 1, 1, 1, 1 })]
    public void Splits_by_count(int events, int maxBatchSize, int[] sizes)
    {
        var call = Call(maxBatchSize, Enumerable.Range(0, events).Select(_ => A.Serialised()));

        Assert.That(BatchesOf(call).Select(batch => batch.Count), Is.EqualTo(sizes));
    }

    [TestCase(5, new[] { 5 })]
    [TestCase(6, new[] { 5, 1 })]
    [TestCase(10, new[] { 5, 5 })]
    public void Splits_by_bytes(int events, int[] sizes)
    {
        const int Size = BatchPicker.MaxBytes / 5;
        var call = Call(100, Enumerable.Range(0, events).Select(_ => A.Serialised(bytes: Size)));

        Assert.That(BatchesOf(call).Select(batch => batch.Count), Is.EqualTo(sizes));
    }

    [Test]
    public void Sends_an_event_larger_than_a_batch_by_itself()
    {
        var large = A.Serialised(bytes: BatchPicker.MaxBytes + 1);

        var batches = BatchesOf(Call(100, [A.Serialised(), large, A.Serialised()]));

        Assert.That(batches.Select(batch => batch.Count), Is.EqualTo([1, 1, 1]));
    }

    [Test]
    public void Never_puts_one_uuid_into_a_batch_twice()
    {
        var twin = Guid.NewGuid();
        var events = new[] { A.Serialised("1", twin), A.Serialised("2"), A.Serialised("3", twin) };

        var batches = BatchesOf(Call(100, events));

        Assert.That(
            batches.Select(batch => string.Concat(batch.Select(one => one.Name))),
            Is.EqualTo(["12", "3"])
        );
    }

    [Test]
    public void Keeps_the_order_and_skips_what_was_dropped()
    {
        var dropped = A.Verdict(DeliveryOutcome.NotDelivered, A.Failure());
        var call = new CaptureCall(
            [(A.Serialised("first"), null), (null, dropped), (A.Serialised("third"), null)],
            maxBatchSize: 2
        );

        var batch = BatchesOf(call).Single();
        Deliver(call, batch);
        var verdicts = call.ToResult().Verdicts;

        Assert.That(verdicts[1], Is.SameAs(dropped));
        Assert.That(
            verdicts.Select(one => one.EventName),
            Is.EqualTo(["first", "order placed", "third"])
        );
    }

    [Test]
    public void Needs_no_batch_when_everything_was_dropped()
    {
        var dropped = A.Verdict(DeliveryOutcome.NotDelivered, A.Failure());
        var call = new CaptureCall([(null, dropped)], maxBatchSize: 2);

        Assert.That(call.NextBatch(), Is.Empty);
        Assert.That(call.ToResult().Attempts, Is.Zero);
        Assert.That(call.ToResult().Verdicts, Is.EqualTo([dropped]));
    }

    [Test]
    public void Adds_up_the_attempts_of_its_batches()
    {
        var call = Call(1, [A.Serialised(), A.Serialised()]);

        Deliver(call, call.NextBatch(), failures: 2);
        Deliver(call, call.NextBatch(), failures: 1);

        Assert.That(call.ToResult().Attempts, Is.EqualTo(5));
        Assert.That(call.ToResult().IsDelivered);
    }

    [TestCase(PostHogFailureKind.Refused, 400)]
    [TestCase(PostHogFailureKind.Refused, 413)]
    [TestCase(PostHogFailureKind.Refused, 422)]
    public void Goes_on_after_a_failure_of_one_batch_alone(PostHogFailureKind kind, int? status)
    {
        var call = Call(1, [A.Serialised(), A.Serialised()]);

        FailFirst(call, A.Failure(kind, status));

        Assert.That(call.NextBatch(), Is.Not.Empty);
    }

    [TestCase(PostHogFailureKind.Refused, 401)]
    [TestCase(PostHogFailureKind.Refused, 404)]
    [TestCase(PostHogFailureKind.ServerError, 503)]
    [TestCase(PostHogFailureKind.UnreadableResponse, 200)]
    [TestCase(PostHogFailureKind.Unreachable, null)]
    [TestCase(PostHogFailureKind.Timeout, null)]
    public void Gives_up_the_rest_after_a_failure_that_would_meet_it_too(
        PostHogFailureKind kind,
        int? status
    )
    {
        var call = Call(1, [A.Serialised("1"), A.Serialised("2"), A.Serialised("3")]);

        FailFirst(call, A.Failure(kind, status));
        var verdicts = call.ToResult().Verdicts;

        Assert.That(call.NextBatch(), Is.Empty);
        Assert.That(verdicts[0].Failure!.Kind, Is.EqualTo(kind));
        Assert.That(verdicts[2].Failure!.Kind, Is.EqualTo(PostHogFailureKind.NotAttempted));
        Assert.That(verdicts[2].Failure!.StatusCode, Is.EqualTo(status));
        Assert.That(verdicts[2].Failure!.Message, Does.Contain("Something went wrong."));
        Assert.That(verdicts[2].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(verdicts[2].Uuid, Is.Not.EqualTo(Guid.Empty));
    }

    [Test]
    public void Keeps_the_verdict_of_what_was_dropped_when_it_gives_up_the_rest()
    {
        var dropped = A.Verdict(DeliveryOutcome.NotDelivered, A.Failure());
        var call = new CaptureCall([(A.Serialised(), null), (null, dropped)], maxBatchSize: 1);

        FailFirst(call, A.Failure());

        Assert.That(call.ToResult().Verdicts[1], Is.SameAs(dropped));
    }

    private static void FailFirst(CaptureCall call, PostHogFailure failure)
    {
        var delivery = A.Delivery(0, [.. call.NextBatch()]);
        delivery.Abandon(failure);
        call.Settle(delivery, new Verdict(VerdictKind.GivenUp, TimeSpan.Zero, failure));
    }

    private static void Deliver(
        CaptureCall call,
        IReadOnlyList<SerialisedEvent> batch,
        int failures = 0
    )
    {
        var delivery = A.Delivery(failures, [.. batch]);
        for (var failure = 0; failure < failures; failure++)
        {
            delivery.Decide(A.Answer(503), A.Moment, jitter: 0);
        }

        call.Settle(delivery, delivery.Decide(A.Answer(200), A.Moment, jitter: 0));
    }

    private static CaptureCall Call(int maxBatchSize, IEnumerable<SerialisedEvent> events) =>
        new([.. events.Select(one => ((SerialisedEvent?)one, (EventVerdict?)null))], maxBatchSize);

    private static List<IReadOnlyList<SerialisedEvent>> BatchesOf(CaptureCall call)
    {
        var batches = new List<IReadOnlyList<SerialisedEvent>>();
        while (call.NextBatch() is { Count: > 0 } batch)
        {
            batches.Add(batch);
        }

        return batches;
    }
}
