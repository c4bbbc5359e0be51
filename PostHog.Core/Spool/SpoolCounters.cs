namespace PostHog.Spool;

/// <summary>Counts what happens to the events in the spool of one client. Thread-safe.</summary>
internal sealed class SpoolCounters
{
    private long _spooled;
    private long _replayed;
    private long _dropped;

    public void Spool(int events) => Interlocked.Add(ref _spooled, events);

    public void Replay(int events) => Interlocked.Add(ref _replayed, events);

    public void Drop(int events) => Interlocked.Add(ref _dropped, events);

    /// <summary>Returns the current counters.</summary>
    public SpoolDiagnostics Snapshot() =>
        new(
            Interlocked.Read(ref _spooled),
            Interlocked.Read(ref _replayed),
            Interlocked.Read(ref _dropped)
        );
}
