using PostHog.Delivery;
using PostHog.Wire;

namespace PostHog.Core.Tests.Delivery;

internal sealed class EventLaneTests
{
    private static readonly LaneLimits Limits = new(
        MaxQueueSize: 10,
        FlushAt: 3,
        MaxBatchSize: 4,
        FlushInterval: TimeSpan.FromSeconds(5)
    );

    private DateTimeOffset _now = A.Moment;

    [Test]
    public void Is_due_when_enough_events_wait()
    {
        var lane = Lane();

        Add(lane, 2);
        var before = lane.TimeUntilDue(_now);
        Add(lane, 1);

        Assert.That(before, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(lane.TimeUntilDue(_now), Is.EqualTo(TimeSpan.Zero));
        Assert.That(Take(lane)!.Pending, Has.Count.EqualTo(3));
    }

    [Test]
    public void Is_due_when_the_oldest_event_has_waited_long_enough()
    {
        var lane = Lane();
        Add(lane, 1);
        _now += TimeSpan.FromSeconds(4);
        Add(lane, 1);

        var before = Take(lane);
        _now += TimeSpan.FromSeconds(1);

        Assert.That(before, Is.Null);
        Assert.That(Take(lane)!.Pending, Has.Count.EqualTo(2));
    }

    [Test]
    public void Is_never_due_when_nothing_waits() =>
        Assert.That(Lane().TimeUntilDue(_now), Is.Null);

    [Test]
    public void Refuses_the_newest_event_when_it_is_full()
    {
        var lane = Lane();
        Add(lane, 10);

        Assert.That(lane.Add(A.Serialised(), _now), Is.EqualTo(AddOutcome.Full));
        Assert.That(lane.Queued, Is.EqualTo(10));
    }

    [Test]
    public void Refuses_events_once_it_is_closed()
    {
        var lane = Lane();
        lane.Close();

        Assert.That(lane.Add(A.Serialised(), _now), Is.EqualTo(AddOutcome.Closed));
    }

    [Test]
    public void Does_not_count_what_is_under_way_against_its_size()
    {
        var lane = Lane();
        Add(lane, 10);

        Take(lane);

        Assert.That(lane.Counts.InFlight, Is.EqualTo(4));
        Assert.That(lane.Add(A.Serialised(), _now), Is.Not.EqualTo(AddOutcome.Full));
    }

    [TestCase(TakeMode.Due, null, false)]
    [TestCase(TakeMode.Flush, null, true)]
    [TestCase(TakeMode.Flush, "7", false)]
    [TestCase(TakeMode.Shutdown, "7", true)]
    public void Holds_a_failed_batch_back_from_some(TakeMode mode, string? retryAfter, bool taken)
    {
        var lane = Lane();
        Add(lane, 3);
        Fail(lane, Take(lane)!, retryAfter);

        Assert.That(lane.Take(mode, lane.Mark, _now) is not null, Is.EqualTo(taken));
    }

    [Test]
    public void Keeps_newer_events_behind_a_failed_batch()
    {
        var lane = Lane();
        Add(lane, 3);
        Fail(lane, Take(lane)!, retryAfter: null);
        Add(lane, 4);

        var early = Take(lane);
        _now += TimeSpan.FromSeconds(1);
        var late = Take(lane)!;

        Assert.That(early, Is.Null);
        Assert.That(late.Attempts, Is.EqualTo(1));
        Assert.That(late.Pending, Has.Count.EqualTo(3));
    }

    [Test]
    public void Leaves_events_behind_the_mark_to_a_later_flush()
    {
        var lane = Lane();
        Add(lane, 4);
        var mark = lane.Mark;
        lane.Take(TakeMode.Flush, mark, _now);
        Add(lane, 4);

        Assert.That(lane.Take(TakeMode.Flush, mark, _now), Is.Null);
    }

    [Test]
    public void Sends_smaller_batches_after_one_was_too_large_and_grows_them_again()
    {
        var lane = Lane();
        Add(lane, 10);
        var large = Take(lane)!;
        lane.Return(large, large.Decide(A.Answer(413), _now, jitter: 0));

        var sizes = new List<int>();
        while (lane.Take(TakeMode.Shutdown, lane.Mark, _now) is { } batch)
        {
            sizes.Add(batch.Pending.Count);
            lane.Return(batch, batch.Decide(A.Answer(200), _now, jitter: 0));
        }

        Assert.That(sizes, Is.EqualTo([2, 2, 4, 2]));
    }

    [Test]
    public void Gives_up_everything_when_it_is_abandoned()
    {
        var lane = Lane();
        Add(lane, 5);
        Fail(lane, Take(lane)!, retryAfter: null);

        var settled = lane.Abandon(A.Failure(PostHogFailureKind.Abandoned), _now);

        Assert.That(settled, Has.Count.EqualTo(5));
        Assert.That(lane.Queued, Is.Zero);
    }

    private static EventLane Lane() => new(Limits, Start, Guid.NewGuid);

    private static BatchDelivery Start(IReadOnlyList<SerialisedEvent> events, DateTimeOffset now) =>
        A.Delivery(3, [.. events]);

    private void Add(EventLane lane, int count)
    {
        for (var added = 0; added < count; added++)
        {
            lane.Add(A.Serialised(), _now);
        }
    }

    private BatchDelivery? Take(EventLane lane) => lane.Take(TakeMode.Due, mark: 0, _now);

    private void Fail(EventLane lane, BatchDelivery batch, string? retryAfter) =>
        lane.Return(batch, batch.Decide(A.Answer(503, retryAfter: retryAfter), _now, jitter: 0));

    [Test]
    public void Is_due_when_the_bytes_of_a_batch_wait()
    {
        var lane = Lane();
        lane.Add(A.Serialised(bytes: BatchPicker.MaxBytes - 1), _now);
        var before = lane.TimeUntilDue(_now);

        var outcome = lane.Add(A.Serialised(bytes: 1), _now);

        Assert.That(before, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(outcome, Is.EqualTo(AddOutcome.AddedAndDueTimeChanged));
        Assert.That(lane.TimeUntilDue(_now), Is.EqualTo(TimeSpan.Zero));
        Assert.That(Take(lane)!.Pending, Has.Count.EqualTo(2));
        Assert.That(lane.TimeUntilDue(_now), Is.Null);
    }

    [Test]
    public void Gives_up_what_is_out_as_unknown_and_takes_it_back_no_more()
    {
        var lane = Lane();
        Add(lane, 3);
        var batch = Take(lane)!;

        var abandoned = lane.Abandon(A.Failure(PostHogFailureKind.Abandoned), _now);
        var verdict = batch.Decide(A.Answer(503), _now, jitter: 0);

        Assert.That(
            abandoned.Select(one => one.Verdict.Outcome),
            Is.EqualTo(Enumerable.Repeat(DeliveryOutcome.Unknown, 3))
        );
        Assert.That(lane.Return(batch, verdict), Is.False);
        Assert.That(lane.Counts, Is.EqualTo((0, 0)));
    }

    [Test]
    public void Keeps_a_batch_that_was_cut_short_until_its_attempts_are_spent()
    {
        var lane = Lane();
        Add(lane, 3);
        var batch = Take(lane)!;
        var verdict = batch.CutShort(_now, jitter: 0);
        lane.Return(batch, verdict);

        Assert.That(verdict.Kind, Is.EqualTo(VerdictKind.CutShort));
        Assert.That(lane.TimeUntilDue(_now), Is.EqualTo(RetryPolicy.FirstDelay));
        Assert.That(lane.Take(TakeMode.Flush, lane.Mark, _now), Is.SameAs(batch));

        while (verdict.Kind == VerdictKind.CutShort)
        {
            verdict = batch.CutShort(_now, jitter: 0);
        }

        Assert.That(verdict.Kind, Is.EqualTo(VerdictKind.GivenUp));
        Assert.That(batch.Attempts, Is.EqualTo(4));
        Assert.That(
            batch.Settled.Select(one => one.Verdict.Outcome),
            Is.All.EqualTo(DeliveryOutcome.Unknown)
        );
    }
}
