namespace PostHog.Development.Recording;

/// <summary>The requests that arrived, whatever became of them.</summary>
internal sealed class RequestLog(int limit)
{
    private readonly RecentList<RequestEntry> _entries = new(limit);

    public void Add(RequestEntry entry) => _entries.Add([entry]);

    public IReadOnlyList<ReceivedRequest> Snapshot() =>
        [.. _entries.Snapshot().Select(entry => entry.Snapshot())];

    public void Clear() => _entries.Clear();
}
