using PostHog.Delivery;
using PostHog.Time;

namespace PostHog.Core.Tests.Delivery;

internal sealed class EventQueueTests
{
    private static readonly QueueLimits Limits = new(
        MaxQueueSize: 10,
        MaxBytes: long.MaxValue,
        FlushAt: 3,
        MaxBatchSize: 4,
        FlushInterval: TimeSpan.FromSeconds(5)
    );

    private ClockReading _now = A.Now;

    [Test]
    public void Is_due_when_enough_events_wait()
    {
        var queue = Queue();

        Add(queue, 2);
        var before = queue.TimeUntilDue(_now.Elapsed);
        Add(queue, 1);

        Assert.That(before, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(queue.TimeUntilDue(_now.Elapsed), Is.EqualTo(TimeSpan.Zero));
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
        Assert.That(Queue().TimeUntilDue(_now.Elapsed), Is.Null);

    [Test]
    public void Drops_the_newest_event_when_it_is_full()
    {
        var queue = Queue();
        Add(queue, 10);

        Assert.That(queue.Add(A.Serialised(), _now.Elapsed), Is.EqualTo(AddOutcome.Full));
        Assert.That(queue.Queued, Is.EqualTo(10));
    }

    [Test]
    public void Drops_events_once_it_is_closed()
    {
        var queue = Queue();
        queue.Close();

        Assert.That(queue.Add(A.Serialised(), _now.Elapsed), Is.EqualTo(AddOutcome.Closed));
    }

    [Test]
    public void Does_not_count_events_in_flight_against_its_size()
    {
        var queue = Queue();
        Add(queue, 10);

        Take(queue);

        Assert.That(queue.Counts.InFlight, Is.EqualTo(4));
        Assert.That(queue.Add(A.Serialised(), _now.Elapsed), Is.Not.EqualTo(AddOutcome.Full));
    }

    [TestCase(TakeMode.Due, null, false)]
    [TestCase(TakeMode.Flush, null, true)]
    [TestCase(TakeMode.Flush, "7", false)]
    [TestCase(TakeMode.Shutdown, "7", true)]
    public void Holds_back_a_failed_batch_depending_on_the_take_mode(
        TakeMode mode,
        string? retryAfter,
        bool taken
    )
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
    public void Leaves_events_after_the_mark_to_a_later_flush()
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
        queue.Return(large, large.Decide(A.Answer(413), _now, jitter: 0), _now.Utc);

        var sizes = new List<int>();
        while (queue.Take(TakeMode.Shutdown, queue.Mark, _now) is { } batch)
        {
            sizes.Add(batch.Pending.Count);
            queue.Return(batch, batch.Decide(A.Answer(200), _now, jitter: 0), _now.Utc);
        }

        Assert.That(sizes, Is.EqualTo([2, 2, 4, 2]));
    }

    [Test]
    public void Gives_up_all_events_when_abandoned()
    {
        var queue = Queue();
        Add(queue, 5);
        Fail(queue, Take(queue)!, retryAfter: null);

        var settled = queue.Abandon(A.Failure(PostHogFailureKind.Abandoned));

        Assert.That(settled, Has.Count.EqualTo(5));
        Assert.That(queue.Queued, Is.Zero);
    }

    private static EventQueue Queue() => new(Limits, A.Batches(), _ => { });

    private void Add(EventQueue queue, int count)
    {
        for (var added = 0; added < count; added++)
        {
            queue.Add(A.Serialised(), _now.Elapsed);
        }
    }

    private BatchDelivery? Take(EventQueue queue) => queue.Take(TakeMode.Due, mark: 0, _now);

    private void Fail(EventQueue queue, BatchDelivery batch, string? retryAfter) =>
        queue.Return(
            batch,
            batch.Decide(A.Answer(503, retryAfter: retryAfter), _now, jitter: 0),
            _now.Utc
        );

    [Test]
    public void Is_due_when_the_bytes_of_a_batch_wait()
    {
        var queue = Queue();
        queue.Add(A.Serialised(bytes: BatchPicker.MaxBytes - 1), _now.Elapsed);
        var before = queue.TimeUntilDue(_now.Elapsed);

        var outcome = queue.Add(A.Serialised(bytes: 1), _now.Elapsed);

        Assert.That(before, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(outcome, Is.EqualTo(AddOutcome.AddedAndDueTimeChanged));
        Assert.That(queue.TimeUntilDue(_now.Elapsed), Is.EqualTo(TimeSpan.Zero));
        Assert.That(Take(queue)!.Pending, Has.Count.EqualTo(2));
        Assert.That(queue.TimeUntilDue(_now.Elapsed), Is.Null);
    }

    [Test]
    public void Gives_up_events_in_flight_as_unknown_and_ignores_their_return()
    {
        var queue = Queue();
        Add(queue, 3);
        var batch = Take(queue)!;

        var abandoned = queue.Abandon(A.Failure(PostHogFailureKind.Abandoned));
        var report = batch.Decide(A.Answer(503), _now, jitter: 0);

        Assert.That(
            abandoned.Select(one => one.Verdict.Outcome),
            Is.EqualTo(Enumerable.Repeat(DeliveryOutcome.Unknown, 3))
        );
        Assert.That(queue.Return(batch, report, _now.Utc), Is.Null);
        Assert.That(queue.Counts, Is.EqualTo((0, 0, 0L)));
    }

    [Test]
    public void Keeps_an_interrupted_batch_until_its_attempts_are_used_up()
    {
        var queue = Queue();
        Add(queue, 3);
        var batch = Take(queue)!;
        var report = queue.Return(batch, batch.Interrupt(_now), _now.Utc)!;

        Assert.That(report.Decision.Kind, Is.EqualTo(AttemptDecisionKind.Interrupted));
        Assert.That(queue.TimeUntilDue(_now.Elapsed), Is.EqualTo(TimeSpan.FromSeconds(1)));
        while (queue.Take(TakeMode.Flush, queue.Mark, _now) is { } again)
        {
            Assert.That(again, Is.SameAs(batch));
            report = queue.Return(batch, batch.Interrupt(_now), _now.Utc)!;
        }

        Assert.That(report.Decision.Kind, Is.EqualTo(AttemptDecisionKind.GivenUp));
        Assert.That(batch.Attempts, Is.EqualTo(4));
        Assert.That(
            batch.Settled.Select(one => one.Verdict.Outcome),
            Is.All.EqualTo(DeliveryOutcome.Unknown)
        );
    }

    [Test]
    public void Counts_an_attempt_before_its_batch_leaves_the_in_flight_count()
    {
        EventQueue? queue = null;
        var inFlight = new List<int>();
        queue = new EventQueue(Limits, A.Batches(), _ => inFlight.Add(queue!.Counts.InFlight));
        Add(queue, 3);
        var batch = Take(queue)!;
        var flush = queue.BeginFlush();

        queue.Return(batch, batch.Decide(A.Answer(200), _now, jitter: 0), _now.Utc);

        Assert.That(inFlight, Is.EqualTo([3]));
        Assert.That(queue.Since(flush, timedOut: false).Delivered, Is.EqualTo(3));
    }

    [Test]
    public void Counts_the_events_that_a_full_queue_gives_up()
    {
        var queue = Queue();
        Add(queue, 4);
        var batch = Take(queue)!;
        Add(queue, 10);
        var flush = queue.BeginFlush();

        var report = queue.Return(batch, batch.Decide(A.Answer(503), _now, jitter: 0), _now.Utc)!;

        Assert.That(report.Settled, Has.Count.EqualTo(4));
        Assert.That(queue.Since(flush, timedOut: false).GivenUp, Is.EqualTo(4));
    }

    [Test]
    public void Delivers_every_batch_at_the_largest_batch_size()
    {
        var queue = new EventQueue(
            Limits with
            {
                MaxBatchSize = int.MaxValue,
            },
            A.Batches(),
            _ => { }
        );
        for (var round = 0; round < 3; round++)
        {
            Add(queue, 3);
            var batch = Take(queue)!;
            Assert.That(batch.Pending, Has.Count.EqualTo(3));
            queue.Return(batch, batch.Decide(A.Answer(200), _now, jitter: 0), _now.Utc);
        }
    }
}
