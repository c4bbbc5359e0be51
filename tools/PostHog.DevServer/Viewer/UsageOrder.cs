namespace PostHog.Development.Viewer;

/// <summary>Items in the order of their last use, up to a number and a size. Guarded by its owner.</summary>
/// <param name="most">How many items there may be.</param>
/// <param name="mostBytes">How many bytes they may take together, but for the one used last.</param>
internal sealed class UsageOrder<T>(int most, long mostBytes)
    where T : class, IMeasured
{
    private readonly LinkedList<(T Item, long Bytes)> _order = [];
    private readonly Dictionary<T, LinkedListNode<(T Item, long Bytes)>> _places = [];
    private long _bytes;

    /// <summary>All items, in no order that matters.</summary>
    public IEnumerable<T> Items => _order.Select(one => one.Item);

    /// <summary>Makes an item the one used last, as large as it is now; adds it where it is not there.</summary>
    public void Touch(T item)
    {
        Remove(item);
        _places[item] = _order.AddLast((item, item.Bytes));
        _bytes += item.Bytes;
    }

    public void Remove(T item)
    {
        if (_places.Remove(item, out var place))
        {
            _order.Remove(place);
            _bytes -= place.Value.Bytes;
        }
    }

    /// <summary>The item to forget, that was not used for the longest time; null while there is room.</summary>
    public T? FindSurplus() =>
        _order.Count > 1 && (_order.Count > most || _bytes > mostBytes)
            ? _order.First!.Value.Item
            : null;

    public void Clear()
    {
        _order.Clear();
        _places.Clear();
        _bytes = 0;
    }
}
