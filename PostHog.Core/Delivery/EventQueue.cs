using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>
/// A queue of events on their way, first in, first out, with the batches that failed and wait for another attempt at its
/// head. It decides what is due when and what is given up; it neither sends nor waits. Safe for use by many threads; at
/// most one batch may be out at a time.
/// </summary>
internal sealed class EventQueue(
    QueueLimits limits,
    Func<IReadOnlyList<SerialisedEvent>, DateTimeOffset, BatchDelivery> start,
    Func<Guid> newId
)
{
    private readonly object _gate = new();
    private readonly Queue<QueuedEvent> _queue = new();
    private readonly ReturnedBatches _returned = new();
    private long _added;
    private long _taken;
    private int _batchSize = limits.MaxBatchSize;
    private long _bytes;
    private BatchDelivery? _out;
    private IReadOnlyList<SerialisedEvent> _inFlight = [];
    private bool _isClosed;

    /// <summary>Events that wait, at the head or in the queue.</summary>
    public int Queued => Counts.Queued;

    /// <summary>The same, with the events in the batch that is out: both as of one moment.</summary>
    public (int Queued, int InFlight) Counts
    {
        get
        {
            lock (_gate)
            {
                return (Waiting, _inFlight.Count);
            }
        }
    }

    /// <summary>A mark between the events added so far and those to come.</summary>
    public long Mark
    {
        get
        {
            lock (_gate)
            {
                return _added;
            }
        }
    }

    /// <summary>Adds an event, unless the queue is closed or full: then the newest is refused, so that its caller sees it.</summary>
    public AddOutcome Add(SerialisedEvent added, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return AddOutcome.Closed;
            }

            if (Waiting >= limits.MaxQueueSize)
            {
                return AddOutcome.Full;
            }

            var filledBatch = FillsBatch;
            _queue.Enqueue(new QueuedEvent(added, now));
            _bytes += added.Json.Length;
            _added++;
            return _queue.Count == 1 || FillsBatch != filledBatch
                ? AddOutcome.AddedAndDueTimeChanged
                : AddOutcome.Added;
        }
    }

    /// <summary>Returns how long nothing will be due; null when that depends on events to come.</summary>
    public TimeSpan? TimeUntilDue(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (DueAt() is not { } due)
            {
                return null;
            }

            return due > now ? due - now : TimeSpan.Zero;
        }
    }

    /// <summary>Takes the next batch out; null when there is none for this taker.</summary>
    /// <param name="mode">Who takes.</param>
    /// <param name="mark">A taker other than the worker leaves events behind this mark alone.</param>
    /// <param name="now">The time.</param>
    public BatchDelivery? Take(TakeMode mode, long mark, DateTimeOffset now)
    {
        lock (_gate)
        {
            var batch = _returned.Take(mode, now) ?? TakeQueued(mode, mark, now);
            _out = batch;
            _inFlight = batch?.Pending ?? [];
            return batch;
        }
    }

    /// <summary>
    /// Takes a batch back after an attempt; false when it was given up meanwhile. In a queue that is full by now, its oldest
    /// events are given up.
    /// </summary>
    public bool Return(BatchDelivery batch, AttemptDecision decision)
    {
        lock (_gate)
        {
            if (_out != batch)
            {
                return false;
            }

            _out = null;
            _inFlight = [];
            TakeBack(batch, decision.Kind);
            return true;
        }
    }

    /// <summary>Refuses events from now on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    /// <summary>
    /// Gives up everything that waits, and the batch that is out if it has not come back by now: what becomes of that one
    /// nobody will know.
    /// </summary>
    public IReadOnlyList<SettledEvent> Abandon(PostHogFailure failure, DateTimeOffset now)
    {
        lock (_gate)
        {
            var unknown = _inFlight.Select(one =>
                SettledEvent.Of(one, DeliveryOutcome.Unknown, failure)
            );
            List<SettledEvent> settled = [.. unknown];
            _out = null;
            _inFlight = [];
            if (_queue.Count > 0)
            {
                _returned.PutLast(start([.. _queue.Select(one => one.Event)], now));
                _taken += _queue.Count;
                _queue.Clear();
                _bytes = 0;
            }

            settled.AddRange(_returned.Abandon(failure));
            return settled;
        }
    }

    private int Waiting => _queue.Count + _returned.Events;

    // A threshold above the batch size would let events wait that fill a batch.
    private int Threshold => Math.Min(limits.FlushAt, limits.MaxBatchSize);

    // Large events do not wait in memory for as many as small ones.
    private bool FillsBatch => _queue.Count >= Threshold || _bytes >= BatchPicker.MaxBytes;

    private DateTimeOffset? DueAt()
    {
        if (_returned.Head is { } head)
        {
            return head.NotBefore;
        }

        if (_queue.Count == 0)
        {
            return null;
        }

        var since = _queue.Peek().QueuedAt;
        return FillsBatch ? since : since + limits.FlushInterval;
    }

    private BatchDelivery? TakeQueued(TakeMode mode, long mark, DateTimeOffset now)
    {
        var isHeldBack = _returned.Head is not null || _queue.Count == 0;
        if (isHeldBack || (mode == TakeMode.Due ? DueAt() > now : _taken >= mark))
        {
            return null;
        }

        var picker = new BatchPicker(_batchSize);
        while (_queue.Count > 0 && picker.TryPick(_queue.Peek().Event))
        {
            _bytes -= _queue.Dequeue().Event.Json.Length;
            _taken++;
        }

        return start(picker.Picked, now);
    }

    private void TakeBack(BatchDelivery batch, AttemptDecisionKind kind)
    {
        switch (kind)
        {
            case AttemptDecisionKind.Again:
                _returned.PutFirst(batch);
                EvictOldest();
                break;
            case AttemptDecisionKind.CutShort:
                _returned.PutFirst(batch);
                break;
            case AttemptDecisionKind.Split:
                ReturnHalves(batch);
                break;
            case AttemptDecisionKind.Delivered:
                _batchSize = Math.Min(limits.MaxBatchSize, _batchSize + 1);
                break;
        }
    }

    private void ReturnHalves(BatchDelivery batch)
    {
        var (first, second) = batch.Split(newId(), newId());
        _returned.PutFirst(second);
        _returned.PutFirst(first);
        _batchSize = Math.Max(1, second.Pending.Count);
    }

    // What comes back is the oldest there is, so it is what a full queue gives up.
    private void EvictOldest()
    {
        if (Waiting - limits.MaxQueueSize is > 0 and var excess)
        {
            _returned.EvictFromHead(excess);
        }
    }
}
