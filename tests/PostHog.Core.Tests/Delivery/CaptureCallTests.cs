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
    public void Never_puts_the_same_uuid_into_one_batch_twice()
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
    public void Keeps_the_order_and_skips_dropped_events()
    {
        var dropped = A.Verdict(DeliveryOutcome.NotDelivered, A.Failure());
        var call = Call(
            2,
            [(A.Serialised("first"), null), (null, dropped), (A.Serialised("third"), null)]
        );

        Deliver(call);
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
        var call = Call(2, [(null, dropped)]);

        Assert.That(call.Next(A.Moment), Is.Null);
        Assert.That(call.ToResult().Attempts, Is.Zero);
        Assert.That(call.ToResult().Verdicts, Is.EqualTo([dropped]));
    }

    [Test]
    public void Adds_up_the_attempts_of_its_batches()
    {
        var call = Call(1, [A.Serialised(), A.Serialised()]);

        Deliver(call, failures: 2);
        Deliver(call, failures: 1);

        Assert.That(call.ToResult().Attempts, Is.EqualTo(5));
        Assert.That(call.ToResult().IsDelivered);
    }

    [TestCase(PostHogFailureKind.Refused, 400)]
    [TestCase(PostHogFailureKind.Refused, 413)]
    [TestCase(PostHogFailureKind.Refused, 422)]
    public void Continues_after_a_failure_of_a_single_batch(PostHogFailureKind kind, int? status)
    {
        var call = Call(1, [A.Serialised(), A.Serialised()]);

        FailFirst(call, A.Failure(kind, status));

        Assert.That(call.Next(A.Moment), Is.Not.Null);
    }

    [TestCase(PostHogFailureKind.Refused, 401)]
    [TestCase(PostHogFailureKind.Refused, 404)]
    [TestCase(PostHogFailureKind.ServerError, 503)]
    [TestCase(PostHogFailureKind.UnreadableResponse, 200)]
    [TestCase(PostHogFailureKind.Unreachable, null)]
    [TestCase(PostHogFailureKind.Timeout, null)]
    public void Gives_up_the_rest_after_a_failure_that_applies_to_every_batch(
        PostHogFailureKind kind,
        int? status
    )
    {
        var call = Call(1, [A.Serialised("1"), A.Serialised("2"), A.Serialised("3")]);

        FailFirst(call, A.Failure(kind, status));
        var next = call.Next(A.Moment);
        var rest = call.GiveUpRest();
        var verdicts = call.ToResult().Verdicts;

        Assert.That(next, Is.Null);
        Assert.That(rest.Select(one => one.Verdict), Is.EqualTo(verdicts.Skip(1)));
        Assert.That(verdicts[0].Failure!.Kind, Is.EqualTo(kind));
        Assert.That(verdicts[2].Failure!.Kind, Is.EqualTo(PostHogFailureKind.NotAttempted));
        Assert.That(verdicts[2].Failure!.StatusCode, Is.EqualTo(status));
        Assert.That(verdicts[2].Failure!.Message, Does.Contain("Something went wrong."));
        Assert.That(verdicts[2].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(verdicts[2].Uuid, Is.Not.EqualTo(Guid.Empty));
    }

    [Test]
    public void Keeps_the_verdict_of_a_dropped_event_when_it_gives_up_the_rest()
    {
        var dropped = A.Verdict(DeliveryOutcome.NotDelivered, A.Failure());
        var call = Call(1, [(A.Serialised(), null), (null, dropped)]);

        FailFirst(call, A.Failure());
        call.GiveUpRest();

        Assert.That(call.ToResult().Verdicts[1], Is.SameAs(dropped));
    }

    [Test]
    public void Skips_the_second_half_of_a_split_batch_after_a_401()
    {
        var call = Call(4, [.. Enumerable.Range(0, 6).Select(_ => A.Serialised())]);
        Answer(call, call.Next(A.Moment)!, A.Answer(413));
        Answer(call, call.Next(A.Moment)!, A.Answer(401));

        var next = call.Next(A.Moment);
        var rest = call.GiveUpRest();
        var kinds = call.ToResult().Verdicts.Select(verdict => verdict.Failure!.Kind);

        Assert.That(next, Is.Null);
        Assert.That(rest, Has.Count.EqualTo(4));
        Assert.That(
            kinds,
            Is.EqualTo([
                PostHogFailureKind.Refused,
                PostHogFailureKind.Refused,
                .. Enumerable.Repeat(PostHogFailureKind.NotAttempted, 4),
            ])
        );
    }

    [Test]
    public void Stops_after_a_401_although_an_earlier_attempt_dropped_an_event()
    {
        var first = A.Serialised();
        var second = A.Serialised();
        var call = Call(2, [first, second, A.Serialised()], A.V1Wire());
        var batch = call.Next(A.Moment)!;
        batch.Decide(
            A.Answer(
                200,
                $$"""{"results":{"{{first.Uuid}}":{"result":"drop"},"{{second.Uuid}}":{"result":"retry"} } }"""
            ),
            A.Now,
            jitter: 0
        );

        Answer(call, batch, A.Answer(401));

        Assert.That(call.Next(A.Moment), Is.Null);
    }

    [Test]
    public void Reports_the_events_of_a_cancelled_attempt_as_unknown()
    {
        var call = Call(1, [A.Serialised("1"), A.Serialised("2")]);
        var underWay = call.Next(A.Moment)!;
        underWay.Interrupt(A.Now);

        var given = call.Cancel(underWay, A.Failure(PostHogFailureKind.Cancelled, null));

        Assert.That(
            given.Select(one => (one.Event.Name, one.Verdict.Outcome)),
            Is.EqualTo([("1", DeliveryOutcome.Unknown), ("2", DeliveryOutcome.NotDelivered)])
        );
    }

    private static void FailFirst(CaptureCall call, PostHogFailure failure)
    {
        var delivery = call.Next(A.Moment)!;
        delivery.Abandon(failure);
        call.Settle(
            delivery,
            new AttemptDecision(AttemptDecisionKind.GivenUp, TimeSpan.Zero, failure),
            A.Moment
        );
    }

    private static void Deliver(CaptureCall call, int failures = 0)
    {
        var delivery = call.Next(A.Moment)!;
        for (var failure = 0; failure < failures; failure++)
        {
            delivery.Decide(A.Answer(503), A.Now, jitter: 0);
        }

        Answer(call, delivery, A.Answer(200));
    }

    private static void Answer(CaptureCall call, BatchDelivery delivery, WireResponse response) =>
        call.Settle(delivery, delivery.Decide(response, A.Now, jitter: 0).Decision, A.Moment);

    private static CaptureCall Call(
        int maxBatchSize,
        IEnumerable<SerialisedEvent> events,
        CaptureWire? wire = null
    ) =>
        Call(
            maxBatchSize,
            [.. events.Select(one => ((SerialisedEvent?)one, (EventVerdict?)null))],
            wire
        );

    private static CaptureCall Call(
        int maxBatchSize,
        IReadOnlyList<(SerialisedEvent? Event, EventVerdict? Dropped)> taken,
        CaptureWire? wire = null
    ) =>
        new(
            [.. taken.Select(one => one.Event)],
            [.. taken.Select(one => one.Dropped)],
            maxBatchSize,
            A.Batches(wire: wire),
            isHistorical: false
        );

    private static List<IReadOnlyList<SerialisedEvent>> BatchesOf(CaptureCall call)
    {
        var batches = new List<IReadOnlyList<SerialisedEvent>>();
        while (call.Next(A.Moment) is { } batch)
        {
            batches.Add([.. batch.Pending]);
        }

        return batches;
    }
}
