namespace PostHog.Development.Recording;

/// <summary>The requests that arrived, whatever became of them. Thread-safe.</summary>
internal sealed class RequestLog(int limit)
{
    private readonly RecentList<RequestEntry> _entries = new(limit);
    private long _count;

    /// <summary>How many arrived, whether they are still kept or not.</summary>
    public long Count => Interlocked.Read(ref _count);

    public void Add(RequestEntry entry)
    {
        Interlocked.Increment(ref _count);
        _entries.Add([entry]);
    }

    public IReadOnlyList<ReceivedRequest> Snapshot() =>
        [.. _entries.Snapshot().Select(entry => entry.Snapshot())];

    public void Clear()
    {
        Interlocked.Exchange(ref _count, 0);
        _entries.Clear();
    }
}
