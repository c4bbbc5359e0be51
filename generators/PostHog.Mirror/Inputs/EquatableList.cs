using System.Collections;

namespace PostHog.Mirror.Inputs;

/// <summary>A list equal to another with equal items, so that a pipeline step can tell that nothing changed.</summary>
internal sealed class EquatableList<T>(IEnumerable<T> items)
    : IReadOnlyList<T>,
        IEquatable<EquatableList<T>>
    where T : IEquatable<T>
{
    public static readonly EquatableList<T> Empty = new([]);

    private readonly T[] _items = [.. items];

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(EquatableList<T>? other) =>
        other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in _items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
