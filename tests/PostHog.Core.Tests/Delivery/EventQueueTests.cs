using PostHog.Delivery;
using PostHog.Wire;

namespace PostHog.Core.Tests.Delivery;

internal sealed class EventQueueTests
{
    private static readonly QueueLimits Limits = new(
        MaxQueueSize: 10,
        FlushAt: 3,
        MaxBatchSize: 4,
        FlushInterval: TimeSpan.FromSeconds(5)
    );

    private DateTimeOffset _now = A.Moment;

    [Test]
    public void Is_due_when_enough_events_wait()
    {
        var queue = Queue();

        Add(queue, 2);
        var before = queue.TimeUntilDue(_now);
        Add(queue, 1);

        Assert.That(before, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(queue.TimeUntilDue(_now), Is.EqualTo(TimeSpan.Zero));
        Assert.That(Take(queue)!.Pending, Has.Count.EqualTo(3));
    }

    [Test]
    public void Is_due_when_the_oldest_event_has_waited_long_enough()
    {
        var queue = Queue();
        Add(queue, 1);
        _now += TimeSpan.FromSeconds(4);
        Add(queue, 1);

        var before = Take(queue);
        _now += TimeSpan.FromSeconds(1);

        Assert.That(before, Is.Null);
        Assert.That(Take(queue)!.Pending, Has.Count.EqualTo(2));
    }

    [Test]
    public void Is_never_due_when_nothing_waits() =>
        Assert.That(Queue().TimeUntilDue(_now), Is.Null);

    [Test]
    public void Refuses_the_newest_event_when_it_is_full()
    {
        var queue = Queue();
        Add(queue, 10);

        Assert.That(queue.Add(A.Serialised(), _now), Is.EqualTo(AddOutcome.Full));
        Assert.That(queue.Queued, Is.EqualTo(10));
    }

    [Test]
    public void Refuses_events_once_it_is_closed()
    {
        var queue = Queue();
        queue.Close();

        Assert.That(queue.Add(A.Serialised(), _now), Is.EqualTo(AddOutcome.Closed));
    }

    [Test]
    public void Does_not_count_what_is_under_way_against_its_size()
    {
        var queue = Queue();
        Add(queue, 10);

        Take(queue);

        Assert.That(queue.Counts.InFlight, Is.EqualTo(4));
        Assert.That(queue.Add(A.Serialised(), _now), Is.Not.EqualTo(AddOutcome.Full));
    }

    [TestCase(TakeMode.Due, null, false)]
    [TestCase(TakeMode.Flush, null, true)]
    [TestCase(TakeMode.Flush, "7", false)]
    [TestCase(TakeMode.Shutdown, "7", true)]
    public void Holds_a_failed_batch_back_from_some(TakeMode mode, string? retryAfter, bool taken)
    {
        var queue = Queue();
        Add(queue, 3);
        Fail(queue, Take(queue)!, retryAfter);

        Assert.That(queue.Take(mode, queue.Mark, _now) is not null, Is.EqualTo(taken));
    }

    [Test]
    public void Keeps_newer_events_behind_a_failed_batch()
    {
        var queue = Queue();
        Add(queue, 3);
        Fail(queue, Take(queue)!, retryAfter: null);
        Add(queue, 4);

        var early = Take(queue);
        _now += TimeSpan.FromSeconds(1);
        var late = Take(queue)!;

        Assert.That(early, Is.Null);
        Assert.That(late.Attempts, Is.EqualTo(1));
        Assert.That(late.Pending, Has.Count.EqualTo(3));
    }

    [Test]
    public void Leaves_events_behind_the_mark_to_a_later_flush()
    {
        var queue = Queue();
        Add(queue, 4);
        var mark = queue.Mark;
        queue.Take(TakeMode.Flush, mark, _now);
        Add(queue, 4);

        Assert.That(queue.Take(TakeMode.Flush, mark, _now), Is.Null);
    }

    [Test]
    public void Sends_smaller_batches_after_one_was_too_large_and_grows_them_again()
    {
        var queue = Queue();
        Add(queue, 10);
        var large = Take(queue)!;
        queue.Return(large, large.Decide(A.Answer(413), _now, jitter: 0));

        var sizes = new List<int>();
        while (queue.Take(TakeMode.Shutdown, queue.Mark, _now) is { } batch)
        {
            sizes.Add(batch.Pending.Count);
            queue.Return(batch, batch.Decide(A.Answer(200), _now, jitter: 0));
        }

        Assert.That(sizes, Is.EqualTo([2, 2, 4, 2]));
    }

    [Test]
    public void Gives_up_everything_when_it_is_abandoned()
    {
        var queue = Queue();
        Add(queue, 5);
        Fail(queue, Take(queue)!, retryAfter: null);

        var settled = queue.Abandon(A.Failure(PostHogFailureKind.Abandoned), _now);

        Assert.That(settled, Has.Count.EqualTo(5));
        Assert.That(queue.Queued, Is.Zero);
    }

    private static EventQueue Queue() => new(Limits, Start, Guid.NewGuid);

    private static BatchDelivery Start(IReadOnlyList<SerialisedEvent> events, DateTimeOffset now) =>
        A.Delivery(3, [.. events]);

    private void Add(EventQueue queue, int count)
    {
        for (var added = 0; added < count; added++)
        {
            queue.Add(A.Serialised(), _now);
        }
    }

    private BatchDelivery? Take(EventQueue queue) => queue.Take(TakeMode.Due, mark: 0, _now);

    private void Fail(EventQueue queue, BatchDelivery batch, string? retryAfter) =>
        queue.Return(batch, batch.Decide(A.Answer(503, retryAfter: retryAfter), _now, jitter: 0));

    [Test]
    public void Is_due_when_the_bytes_of_a_batch_wait()
    {
        var queue = Queue();
        queue.Add(A.Serialised(bytes: BatchPicker.MaxBytes - 1), _now);
        var before = queue.TimeUntilDue(_now);

        var outcome = queue.Add(A.Serialised(bytes: 1), _now);

        Assert.That(before, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(outcome, Is.EqualTo(AddOutcome.AddedAndDueTimeChanged));
        Assert.That(queue.TimeUntilDue(_now), Is.EqualTo(TimeSpan.Zero));
        Assert.That(Take(queue)!.Pending, Has.Count.EqualTo(2));
        Assert.That(queue.TimeUntilDue(_now), Is.Null);
    }

    [Test]
    public void Gives_up_what_is_out_as_unknown_and_takes_it_back_no_more()
    {
        var queue = Queue();
        Add(queue, 3);
        var batch = Take(queue)!;

        var abandoned = queue.Abandon(A.Failure(PostHogFailureKind.Abandoned), _now);
        var verdict = batch.Decide(A.Answer(503), _now, jitter: 0);

        Assert.That(
            abandoned.Select(one => one.Verdict.Outcome),
            Is.EqualTo(Enumerable.Repeat(DeliveryOutcome.Unknown, 3))
        );
        Assert.That(queue.Return(batch, verdict), Is.False);
        Assert.That(queue.Counts, Is.EqualTo((0, 0)));
    }

    [Test]
    public void Keeps_a_batch_that_was_cut_short_until_its_attempts_are_spent()
    {
        var queue = Queue();
        Add(queue, 3);
        var batch = Take(queue)!;
        var verdict = batch.CutShort(_now, jitter: 0);
        queue.Return(batch, verdict);

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.CutShort));
        Assert.That(queue.TimeUntilDue(_now), Is.EqualTo(RetryPolicy.FirstDelay));
        Assert.That(queue.Take(TakeMode.Flush, queue.Mark, _now), Is.SameAs(batch));

        while (verdict.Kind == AttemptDecisionKind.CutShort)
        {
            verdict = batch.CutShort(_now, jitter: 0);
        }

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.GivenUp));
        Assert.That(batch.Attempts, Is.EqualTo(4));
        Assert.That(
            batch.Settled.Select(one => one.Verdict.Outcome),
            Is.All.EqualTo(DeliveryOutcome.Unknown)
        );
    }
}
