namespace PostHog.Collections;

// Facts: flag-called-dedupe.
/// <summary>
/// A map with a fixed capacity that evicts its least recently used entries when it is full: by number, or by the memory
/// that they take. One entry is kept however large it is. Not safe for use by several threads at once.
/// </summary>
/// <param name="capacity">The maximum number of entries.</param>
/// <param name="maxBytes">The maximum size of all entries together.</param>
/// <param name="sizeOf">Returns the size of an entry, in bytes.</param>
/// <param name="comparer">Compares keys; null for the default.</param>
internal sealed class RecentMap<TKey, TValue>(
    int capacity,
    long maxBytes,
    Func<TKey, TValue, long> sizeOf,
    IEqualityComparer<TKey>? comparer = null
)
    where TKey : notnull
{
    // Created with the first entry, because many programs never add one to most of their maps.
    private Dictionary<TKey, LinkedListNode<Entry>>? _entries;
    private LinkedList<Entry>? _order;
    private long _bytes;

    /// <summary>The number of entries.</summary>
    public int Count => _entries?.Count ?? 0;

    /// <summary>Finds an entry and marks it as used.</summary>
    public bool TryGet(TKey key, out TValue? value)
    {
        if (_entries is null || _order is null || !_entries.TryGetValue(key, out var node))
        {
            value = default;
            return false;
        }

        _order.Remove(node);
        _order.AddLast(node);
        value = node.Value.Value;
        return true;
    }

    /// <summary>Adds an entry, or replaces its value.</summary>
    public void Set(TKey key, TValue value)
    {
        _entries ??= new Dictionary<TKey, LinkedListNode<Entry>>(comparer);
        _order ??= new LinkedList<Entry>();
        Remove(key);
        var bytes = sizeOf(key, value);
        while (_entries.Count > 0 && (_entries.Count >= capacity || _bytes + bytes > maxBytes))
        {
            Remove(_order.First!.Value.Key);
        }

        _bytes += bytes;
        _entries.Add(key, _order.AddLast(new Entry(key, value, bytes)));
    }

    /// <summary>Removes an entry, if it exists.</summary>
    public void Remove(TKey key)
    {
        if (_entries is not null && _entries.TryGetValue(key, out var node))
        {
            _bytes -= node.Value.Bytes;
            _entries.Remove(key);
            _order!.Remove(node);
        }
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        _entries = null;
        _order = null;
        _bytes = 0;
    }

    private readonly record struct Entry(TKey Key, TValue Value, long Bytes);
}
