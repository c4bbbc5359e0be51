namespace PostHog.Development.Faults;

/// <summary>The faults still to be played, first in, first out. Thread-safe.</summary>
internal sealed class FaultScript
{
    private readonly Lock _lock = new();
    private readonly List<(Fault Fault, int Remaining)> _faults = [];

    public void Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add((fault, fault.Count));
        }
    }

    /// <summary>The fault of the request that is being served, or null when it is to succeed.</summary>
    /// <param name="settlesEvents">Whether the answer has results; if not, faults made of them wait.</param>
    public Fault? TakeNext(bool settlesEvents)
    {
        lock (_lock)
        {
            var index = _faults.FindIndex(entry => settlesEvents || entry.Fault.Results is null);
            if (index < 0)
            {
                return null;
            }

            var (fault, remaining) = _faults[index];
            if (remaining == 1)
            {
                _faults.RemoveAt(index);
            }
            else
            {
                _faults[index] = (fault, remaining - 1);
            }

            return fault;
        }
    }

    /// <summary>How many of the coming requests will be faulted.</summary>
    public long CountPending()
    {
        lock (_lock)
        {
            return _faults.Sum(entry => (long)entry.Remaining);
        }
    }

    /// <summary>The faults to come, in words.</summary>
    public IReadOnlyList<string> Describe()
    {
        lock (_lock)
        {
            return [.. _faults.Take(50).Select(one => $"{one.Remaining} × {one.Fault.Describe()}")];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
        }
    }
}
