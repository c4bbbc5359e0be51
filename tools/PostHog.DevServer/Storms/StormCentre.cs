using PostHog.Development.Ingestion;

namespace PostHog.Development.Storms;

/// <summary>The storm that rages, if any, and what it or the last one has done. Thread-safe.</summary>
internal sealed class StormCentre
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private StormRun? _run;

    /// <summary>Whether requests have to ask for their fault.</summary>
    public bool IsRaging => Volatile.Read(ref _run) is not null;

    /// <summary>Begins a storm, in place of one that rages.</summary>
    public void Start(Storm storm)
    {
        lock (_lock)
        {
            _counts.Clear();
            _run = new StormRun(storm);
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            _run = null;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _run = null;
            _counts.Clear();
        }
    }

    /// <summary>The fault of the request that is being served, or null when it is to succeed.</summary>
    public Fault? TakeNext(string key, Submission submission, Ingestion.Wire wire)
    {
        lock (_lock)
        {
            if (_run is null)
            {
                return null;
            }

            var (name, fault) = _run.TakeNext(key, submission.Events, wire.SettlesEvents);
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
            return fault;
        }
    }

    /// <summary>How many requests met what since the storm began.</summary>
    public IReadOnlyDictionary<string, long> Count()
    {
        lock (_lock)
        {
            return new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
        }
    }
}
