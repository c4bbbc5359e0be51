using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>
/// A queue of events, first in, first out, with the batches that failed and wait for another attempt at its head. It
/// decides what is due when and what is given up; it neither sends nor waits. Thread-safe, but only one batch may be
/// out at a time.
/// </summary>
/// <param name="limits">How many events and bytes the queue holds, and when they are due.</param>
/// <param name="batches">Creates the batches.</param>
/// <param name="count">Counts what an attempt settled, before the return of its batch is visible; takes no
/// lock.</param>
internal sealed class EventQueue(
    QueueLimits limits,
    BatchFactory batches,
    Action<AttemptReport> count
)
{
    private readonly object _gate = new();
    private readonly WaitingEvents _waiting = new(limits);
    private readonly ReturnedBatches _returned = new();
    private readonly FlushTally _tally = new();
    private BatchDelivery? _out;
    private IReadOnlyList<SerialisedEvent> _inFlight = [];
    private long _bytes;
    private bool _isClosed;

    /// <summary>The number of events that wait, at the head or in the queue.</summary>
    public int Queued => Counts.Queued;

    /// <summary>
    /// The number of events that wait, that of the events in the batch that is out, and the bytes of both, at one
    /// moment.
    /// </summary>
    public (int Queued, int InFlight, long Bytes) Counts
    {
        get
        {
            lock (_gate)
            {
                return (Waiting, _inFlight.Count, _bytes);
            }
        }
    }

    /// <summary>A mark between the events added so far and those added later.</summary>
    public long Mark
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Added;
            }
        }
    }

    /// <summary>Begins a flush, whose result includes what is settled from now on.</summary>
    public FlushMark BeginFlush() => _tally.Begin();

    /// <summary>Returns what became of events since a flush began.</summary>
    public FlushResult Since(FlushMark begin, bool timedOut)
    {
        lock (_gate)
        {
            return _tally.Since(begin, Waiting + _inFlight.Count, timedOut);
        }
    }

    /// <summary>
    /// Adds an event, unless the queue is closed or full. The newest event is dropped so that its caller notices.
    /// </summary>
    public AddOutcome Add(SerialisedEvent added, TimeSpan now)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return AddOutcome.Closed;
            }

            if (Waiting + (limits.ReservesPlaces ? _inFlight.Count : 0) >= limits.MaxQueueSize)
            {
                return AddOutcome.Full;
            }

            if (_bytes + added.Bytes > limits.MaxBytes)
            {
                return AddOutcome.OutOfBytes;
            }

            _bytes += added.Bytes;
            return _waiting.Add(added, now) ? AddOutcome.AddedAndDueTimeChanged : AddOutcome.Added;
        }
    }

    /// <summary>Returns the time until a batch is due; null if that depends on later events.</summary>
    public TimeSpan? TimeUntilDue(TimeSpan now)
    {
        lock (_gate)
        {
            return DueAt() is not { } due ? null
                : due > now ? due - now
                : TimeSpan.Zero;
        }
    }

    /// <summary>Takes the next batch out; null if there is none for this mode.</summary>
    /// <param name="mode">Who takes the batch.</param>
    /// <param name="mark">Events after this mark are left to the worker.</param>
    /// <param name="now">The time.</param>
    public BatchDelivery? Take(TakeMode mode, long mark, ClockReading now)
    {
        lock (_gate)
        {
            var batch = _returned.Take(mode, now.Elapsed) ?? TakeQueued(mode, mark, now);
            _out = batch;
            _inFlight = batch?.Pending ?? [];
            return batch;
        }
    }

    /// <summary>
    /// Takes a batch back after an attempt, and counts what the attempt settled. If the queue is now full, the oldest
    /// events of the batch are given up.
    /// </summary>
    /// <returns>The final report of the attempt; null if the batch was given up in the meantime.</returns>
    public AttemptReport? Return(BatchDelivery batch, AttemptReport report, DateTimeOffset utcNow)
    {
        lock (_gate)
        {
            if (_out != batch)
            {
                return null;
            }

            var final = TakeBack(batch, batch.GiveUpIfSpent(report), utcNow);
            count(final);
            _tally.Add(final.Settled, final.Decision.Failure);
            _bytes -= final.Settled.Sum(one => (long)one.Event.Bytes);
            _out = null;
            _inFlight = [];
            return final;
        }
    }

    /// <summary>Stops accepting events.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    /// <summary>
    /// Gives up everything that waits, and the batch that is out if it has not come back by now. What becomes of that
    /// batch stays unknown. The caller passes what it returns to <see cref="Settle"/>.
    /// </summary>
    public IReadOnlyList<SettledEvent> Abandon(PostHogFailure failure)
    {
        lock (_gate)
        {
            List<SettledEvent> settled =
            [
                .. _inFlight.Select(one => new SettledEvent(one, DeliveryOutcome.Unknown, failure)),
                .. _returned.Abandon(failure),
                .. _waiting
                    .TakeAll()
                    .Select(one => new SettledEvent(one, DeliveryOutcome.NotDelivered, failure)),
            ];
            _out = null;
            _inFlight = [];
            _bytes = 0;
            return settled;
        }
    }

    /// <summary>Counts events that were given up.</summary>
    public void Settle(IReadOnlyList<SettledEvent> settled, PostHogFailure failure) =>
        _tally.Add(settled, failure);

    /// <summary>The events that wait or are in the batch that is out.</summary>
    public IReadOnlyList<SerialisedEvent> Held
    {
        get
        {
            lock (_gate)
            {
                return [.. _inFlight, .. _returned.Pending, .. _waiting.All];
            }
        }
    }

    private int Waiting => _waiting.Count + _returned.Events;

    private TimeSpan? DueAt() => _returned.Head?.NotBefore ?? _waiting.DueAt;

    private BatchDelivery? TakeQueued(TakeMode mode, long mark, ClockReading now)
    {
        var isHeldBack = _returned.Head is not null || _waiting.Count == 0;
        if (isHeldBack || (mode == TakeMode.Due ? DueAt() > now.Elapsed : _waiting.Taken >= mark))
        {
            return null;
        }

        return batches.Start(_waiting.TakeBatch(), now.Utc);
    }

    private AttemptReport TakeBack(BatchDelivery batch, AttemptReport report, DateTimeOffset utcNow)
    {
        switch (report.Decision.Kind)
        {
            case AttemptDecisionKind.Retry:
                _returned.PutFirst(batch);
                return EvictOldest(report);
            case AttemptDecisionKind.Interrupted:
                _returned.PutFirst(batch);
                break;
            case AttemptDecisionKind.Split:
                ReturnHalves(batch, utcNow);
                break;
            case AttemptDecisionKind.Delivered:
                _waiting.GrowBatches();
                break;
        }

        return report;
    }

    private void ReturnHalves(BatchDelivery batch, DateTimeOffset utcNow)
    {
        var (first, second) = batches.Split(batch, utcNow);
        _returned.PutFirst(second);
        _returned.PutFirst(first);
        _waiting.ShrinkBatches(second.Pending.Count);
    }

    // A returned batch is the oldest, so a full queue gives up its events.
    private AttemptReport EvictOldest(AttemptReport report) =>
        Waiting - limits.MaxQueueSize is > 0 and var excess
            ? report with
            {
                Settled = [.. report.Settled, .. _returned.EvictFromHead(excess)],
            }
            : report;
}
