using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>
/// The events of a queue that wait for their first attempt, oldest first, and the size of a batch. Not thread-safe: the
/// queue synchronises access.
/// </summary>
internal sealed class WaitingEvents(QueueLimits limits)
{
    private readonly Queue<QueuedEvent> _events = new();
    private int _batchSize = limits.MaxBatchSize;
    private long _bytes;

    public int Count => _events.Count;

    /// <summary>The number of events added so far.</summary>
    public long Added { get; private set; }

    /// <summary>The number of events taken out so far.</summary>
    public long Taken { get; private set; }

    /// <summary>
    /// Whether there are enough events for a batch. Their size counts too, so that fewer large events wait in memory.
    /// </summary>
    public bool FillsBatch => _events.Count >= Threshold || _bytes >= BatchPicker.MaxBytes;

    /// <summary>The monotonic time at which a batch is due; null if no event waits.</summary>
    public TimeSpan? DueAt =>
        _events.Count == 0 ? null
        : FillsBatch ? _events.Peek().QueuedAt
        : _events.Peek().QueuedAt + limits.FlushInterval;

    // With a threshold above the batch size, events that fill a batch would wait.
    private int Threshold => Math.Min(limits.FlushAt, limits.MaxBatchSize);

    /// <summary>Adds an event. Returns whether the due time of the next batch has changed.</summary>
    public bool Add(SerialisedEvent added, TimeSpan now)
    {
        var filledBatch = FillsBatch;
        _events.Enqueue(new QueuedEvent(added, now));
        _bytes += added.Json.Length;
        Added++;
        return _events.Count == 1 || FillsBatch != filledBatch;
    }

    /// <summary>Takes out the events of the next batch.</summary>
    public IReadOnlyList<SerialisedEvent> TakeBatch()
    {
        var picker = new BatchPicker(_batchSize, expected: _events.Count);
        while (_events.Count > 0 && picker.TryPick(_events.Peek().Event))
        {
            _bytes -= _events.Dequeue().Event.Json.Length;
            Taken++;
        }

        return picker.Picked;
    }

    /// <summary>The events.</summary>
    public IEnumerable<SerialisedEvent> All => _events.Select(one => one.Event);

    /// <summary>Takes out all events.</summary>
    public List<SerialisedEvent> TakeAll()
    {
        if (_events.Count == 0)
        {
            return [];
        }

        List<SerialisedEvent> all = [.. All];
        Taken += all.Count;
        _events.Clear();
        _bytes = 0;
        return all;
    }

    /// <summary>Makes batches smaller from now on, because the server found one too large.</summary>
    public void ShrinkBatches(int size) => _batchSize = Math.Max(1, size);

    /// <summary>Makes batches one event larger, up to the limit, because the server accepted one.</summary>
    public void GrowBatches()
    {
        if (_batchSize < limits.MaxBatchSize)
        {
            _batchSize++;
        }
    }
}
