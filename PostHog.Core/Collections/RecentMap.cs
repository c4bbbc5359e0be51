namespace PostHog.Collections;

// Facts: flag-called-dedupe.
/// <summary>
/// A map with a fixed capacity that evicts its least recently used entry when it is full. Not safe for use by several
/// threads at once.
/// </summary>
internal sealed class RecentMap<TKey, TValue>(
    int capacity,
    IEqualityComparer<TKey>? comparer = null
)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> _entries = new(
        comparer
    );
    private readonly LinkedList<KeyValuePair<TKey, TValue>> _order = new();

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Finds an entry and marks it as used.</summary>
    public bool TryGet(TKey key, out TValue? value)
    {
        if (!_entries.TryGetValue(key, out var node))
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
        Remove(key);
        if (_entries.Count >= capacity)
        {
            Remove(_order.First!.Value.Key);
        }

        _entries.Add(key, _order.AddLast(new KeyValuePair<TKey, TValue>(key, value)));
    }

    /// <summary>Removes an entry, if it exists.</summary>
    public void Remove(TKey key)
    {
        if (_entries.TryGetValue(key, out var node))
        {
            _entries.Remove(key);
            _order.Remove(node);
        }
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        _entries.Clear();
        _order.Clear();
    }
}
