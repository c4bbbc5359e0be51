using PostHog.Development.Ingestion;

namespace PostHog.Development.Viewer;

/// <summary>
/// The events that arrived, dropped ones included, in their order: what the page lists. Bounded by number and bytes. Thread-safe.
/// </summary>
internal sealed class EventHistory(int limit, long byteLimit)
{
    private readonly Lock _lock = new();
    private readonly Queue<HistoryEvent> _events = new();
    private long _lastNumber;
    private long _bytes;

    /// <summary>Grows with each clearing.</summary>
    public int Epoch { get; private set; }

    /// <summary>About how many bytes the kept events take.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes;
            }
        }
    }

    /// <summary>Adds the events of a request.</summary>
    /// <param name="events">All of them.</param>
    /// <param name="stored">Those that were stored, in the same order.</param>
    /// <param name="path">The path of the request.</param>
    /// <param name="request">The number of the request.</param>
    public IReadOnlyList<HistoryEvent> Add(
        IReadOnlyList<SubmittedEvent> events,
        IReadOnlyList<ReceivedEvent> stored,
        string path,
        long request
    )
    {
        var added = new List<HistoryEvent>(events.Count);
        var next = 0;
        lock (_lock)
        {
            foreach (var one in events)
            {
                var received = one.IsStored
                    ? stored[next++]
                    : new ReceivedEvent(one.Json, path, DateTimeOffset.UtcNow);
                added.Add(HistoryEvent.Of(received, one, ++_lastNumber, request));
            }

            Keep(added);
        }

        return added;
    }

    /// <summary>The first events after a number that are still kept, oldest first.</summary>
    public IReadOnlyList<HistoryEvent> From(long number, int count)
    {
        lock (_lock)
        {
            var known = (int)Math.Clamp(number - (_lastNumber - _events.Count), 0, _events.Count);
            return [.. _events.Skip(known).Take(count)];
        }
    }

    /// <summary>Returns one event, or null when it is no longer kept.</summary>
    public HistoryEvent? Find(long number)
    {
        lock (_lock)
        {
            return _events.FirstOrDefault(one => one.Number == number);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _events.Clear();
            _bytes = 0;
            Epoch++;
        }
    }

    private void Keep(List<HistoryEvent> added)
    {
        foreach (var one in added)
        {
            _events.Enqueue(one);
            _bytes += one.Received.Bytes;
            while (_events.Count > limit || (_bytes > byteLimit && _events.Count > 0))
            {
                _bytes -= _events.Dequeue().Received.Bytes;
            }
        }
    }
}
