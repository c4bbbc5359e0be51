namespace PostHog.Development.Recording;

/// <summary>Keeps the newest items up to a number and a size, oldest first. Thread-safe.</summary>
/// <param name="limit">How many items are kept.</param>
/// <param name="byteLimit">How many bytes they may have together.</param>
internal sealed class RecentList<T>(int limit, long byteLimit)
{
    private readonly Lock _lock = new();
    private readonly Queue<(T Item, long Bytes)> _items = new();
    private long _bytes;

    /// <summary>How many bytes the kept items have.</summary>
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

    public void Add(IEnumerable<T> items, Func<T, long> sizeOf)
    {
        lock (_lock)
        {
            foreach (var item in items)
            {
                var bytes = sizeOf(item);
                _items.Enqueue((item, bytes));
                _bytes += bytes;
                Trim();
            }
        }
    }

    public IReadOnlyList<T> Snapshot()
    {
        lock (_lock)
        {
            return [.. _items.Select(one => one.Item)];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _items.Clear();
            _bytes = 0;
        }
    }

    private void Trim()
    {
        while (_items.Count > limit || (_bytes > byteLimit && _items.Count > 0))
        {
            _bytes -= _items.Dequeue().Bytes;
        }
    }
}
