using System.Diagnostics;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Recording;

/// <summary>
/// The events that were accepted, and how many, by uuid. A batch is stored as a whole, in its order.
/// Thread-safe.
/// </summary>
internal sealed class EventStore(
    int limit,
    Action<ReceivedEvent>? onEvent,
    long byteLimit = Retention.MaxBytes
)
{
    private readonly object _gate = new();
    private readonly RecentList<ReceivedEvent> _events = new(limit, byteLimit);
    private readonly Dictionary<Guid, int> _uuids = [];
    private long _count;

    /// <summary>How many were stored, whether they are still kept or not.</summary>
    public long Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public int DistinctUuidCount
    {
        get
        {
            lock (_gate)
            {
                return _uuids.Count;
            }
        }
    }

    /// <summary>Stores those whose result says so.</summary>
    /// <param name="events">The events.</param>
    /// <param name="path">The path of their request.</param>
    /// <param name="body">The text that they were read from, which a large event shares.</param>
    /// <returns>Those that were stored, in their order; none where events are not kept.</returns>
    public IReadOnlyList<ReceivedEvent> Add(
        IReadOnlyList<SubmittedEvent> events,
        string path,
        ReadOnlyMemory<byte> body = default
    )
    {
        var received = limit > 0 || onEvent is not null ? Receive(events, path, body) : [];
        lock (_gate)
        {
            _events.Add(received, one => one.Bytes);
            foreach (var one in events.Where(one => one.IsStored))
            {
                _count++;
                CountUuid(one.Uuid);
            }

            Monitor.PulseAll(_gate);
        }

        foreach (var one in received)
        {
            onEvent?.Invoke(one);
        }

        return received;
    }

    /// <summary>Takes in events that were stored before.</summary>
    public void Restore(IReadOnlyList<ReceivedEvent> events)
    {
        lock (_gate)
        {
            _events.Add(events, one => one.Bytes);
            foreach (var one in events)
            {
                _count++;
                CountUuid(Guid.TryParse(one.Uuid, out var uuid) ? uuid : null);
            }
        }
    }

    public IReadOnlyList<ReceivedEvent> Snapshot() => _events.Snapshot();

    public IReadOnlyDictionary<Guid, int> CountByUuid()
    {
        lock (_gate)
        {
            return new Dictionary<Guid, int>(_uuids);
        }
    }

    /// <summary>Waits until a count has reached a number; returns the count, too small once patience ends.</summary>
    public long WaitFor(Func<EventStore, long> count, long number, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (count(this) < number)
            {
                var left = patience - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                {
                    break;
                }
            }

            return count(this);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _events.Clear();
            _uuids.Clear();
            _count = 0;
        }
    }

    private void CountUuid(Guid? uuid)
    {
        if (uuid is { } known && (_uuids.Count < Retention.MaxUuids || _uuids.ContainsKey(known)))
        {
            _uuids[known] = _uuids.GetValueOrDefault(known) + 1;
        }
    }

    private static List<ReceivedEvent> Receive(
        IReadOnlyList<SubmittedEvent> events,
        string path,
        ReadOnlyMemory<byte> body
    )
    {
        var receivedAt = DateTimeOffset.UtcNow;
        return
        [
            .. events
                .Where(one => one.IsStored)
                .Select(one => new ReceivedEvent(one.Json, path, receivedAt, body)),
        ];
    }
}
