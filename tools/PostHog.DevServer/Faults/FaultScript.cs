namespace PostHog.Development.Faults;

/// <summary>The faults still to be played, first in, first out. Thread-safe.</summary>
internal sealed class FaultScript
{
    private readonly Lock _lock = new();
    private readonly Queue<Fault> _faults = new();
    private int _playedOfFirst;

    public void Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Enqueue(fault);
        }
    }

    /// <summary>The fault of the request that is being served, or null when it is to succeed.</summary>
    public Fault? TakeNext()
    {
        lock (_lock)
        {
            if (!_faults.TryPeek(out var fault))
            {
                return null;
            }

            _playedOfFirst++;
            if (_playedOfFirst == fault.Count)
            {
                _faults.Dequeue();
                _playedOfFirst = 0;
            }

            return fault;
        }
    }

    /// <summary>How many of the coming requests will be faulted.</summary>
    public long CountPending()
    {
        lock (_lock)
        {
            return _faults.Sum(fault => (long)fault.Count) - _playedOfFirst;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
            _playedOfFirst = 0;
        }
    }
}
