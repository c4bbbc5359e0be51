using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>
/// The events of a queue that wait for their first attempt, oldest first, and how many of them make a batch. Not safe for use
/// by many threads: the queue sees to that.
/// </summary>
internal sealed class WaitingEvents(QueueLimits limits)
{
    private readonly Queue<QueuedEvent> _events = new();
    private int _batchSize = limits.MaxBatchSize;
    private long _bytes;

    public int Count => _events.Count;

    /// <summary>How many were added so far.</summary>
    public long Added { get; private set; }

    /// <summary>How many were taken out so far.</summary>
    public long Taken { get; private set; }

    /// <summary>Whether enough wait for a batch. Large events do not wait in memory for as many as small ones.</summary>
    public bool FillsBatch => _events.Count >= Threshold || _bytes >= BatchPicker.MaxBytes;

    /// <summary>When, by monotonic time, a batch is due; null when none waits.</summary>
    public TimeSpan? DueAt =>
        _events.Count == 0 ? null
        : FillsBatch ? _events.Peek().QueuedAt
        : _events.Peek().QueuedAt + limits.FlushInterval;

    // A threshold above the batch size would let events wait that fill a batch.
    private int Threshold => Math.Min(limits.FlushAt, limits.MaxBatchSize);

    /// <summary>Adds an event. Returns whether a batch is due at another time than before.</summary>
    public bool Add(SerialisedEvent added, TimeSpan now)
    {
        var filledBatch = FillsBatch;
        _events.Enqueue(new QueuedEvent(added, now));
        _bytes += added.Json.Length;
        Added++;
        return _events.Count == 1 || FillsBatch != filledBatch;
    }

    /// <summary>Takes the events of the next batch out.</summary>
    public IReadOnlyList<SerialisedEvent> TakeBatch()
    {
        var picker = new BatchPicker(_batchSize);
        while (_events.Count > 0 && picker.TryPick(_events.Peek().Event))
        {
            _bytes -= _events.Dequeue().Event.Json.Length;
            Taken++;
        }

        return picker.Picked;
    }

    /// <summary>Takes all events out.</summary>
    public List<SerialisedEvent> TakeAll()
    {
        List<SerialisedEvent> all = [.. _events.Select(one => one.Event)];
        Taken += all.Count;
        _events.Clear();
        _bytes = 0;
        return all;
    }

    /// <summary>Makes smaller batches from now on: the server found one too large.</summary>
    public void ShrinkBatches(int size) => _batchSize = Math.Max(1, size);

    /// <summary>Makes batches one event larger, up to the limit: the server took one.</summary>
    public void GrowBatches()
    {
        if (_batchSize < limits.MaxBatchSize)
        {
            _batchSize++;
        }
    }
}
