using PostHog.Development.Ingestion;

namespace PostHog.Development.Faults;

/// <summary>What goes wrong until it is ended: slow answers, events that are dropped, a quota of flags that is used up. Thread-safe.</summary>
internal sealed class LastingFaults
{
    private readonly Lock _lock = new();
    private LastingFaultsRequest _current = new();
    private long _seen;

    /// <summary>What goes wrong now.</summary>
    public LastingFaultsRequest Current
    {
        get
        {
            lock (_lock)
            {
                return _current;
            }
        }
    }

    /// <summary>The delay of every answer; null when there is none.</summary>
    public Fault? Slowness =>
        Current.SlowMs is > 0 and var milliseconds
            ? new Fault { Delay = TimeSpan.FromMilliseconds(milliseconds) }
            : null;

    public void Set(LastingFaultsRequest request)
    {
        lock (_lock)
        {
            _current = request;
            _seen = 0;
        }
    }

    public void Clear() => Set(new LastingFaultsRequest());

    /// <summary>Drops each n-th event, where that is asked for.</summary>
    public IReadOnlyList<SubmittedEvent> DropSome(IReadOnlyList<SubmittedEvent> events)
    {
        lock (_lock)
        {
            return _current.DropEvery <= 0 ? events : [.. events.Select(DropNth)];
        }
    }

    private SubmittedEvent DropNth(SubmittedEvent one) =>
        ++_seen % _current.DropEvery == 0
            ? one with
            {
                Result = ScriptedResult.Drop($"every {_current.DropEvery}th event is dropped"),
            }
            : one;
}
