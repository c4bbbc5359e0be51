namespace PostHog.Development.Recording;

/// <summary>Keeps the newest items up to a limit, oldest first. Thread-safe.</summary>
internal sealed class RecentList<T>(int limit)
{
    private readonly Lock _lock = new();
    private readonly Queue<T> _items = new();

    public void Add(IEnumerable<T> items)
    {
        lock (_lock)
        {
            foreach (var item in items)
            {
                _items.Enqueue(item);
                if (_items.Count > limit)
                {
                    _items.Dequeue();
                }
            }
        }
    }

    public IReadOnlyList<T> Snapshot()
    {
        lock (_lock)
        {
            return [.. _items];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _items.Clear();
        }
    }
}
