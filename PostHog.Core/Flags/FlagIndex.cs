namespace PostHog.Flags;

/// <summary>
/// Gives each key of a set of flags a place from 0. Made once for a set of definitions and shared by all evaluations.
/// Immutable.
/// </summary>
internal sealed class FlagIndex
{
    /// <summary>No flags.</summary>
    public static readonly FlagIndex Empty = new([]);

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Makes an index; a key given twice has one place.</summary>
    public FlagIndex(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (!_places.ContainsKey(key))
            {
                _places.Add(key, _places.Count);
            }
        }

        Keys = [.. _places.OrderBy(one => one.Value).Select(one => one.Key)];
    }

    /// <summary>The keys, each at its place.</summary>
    public string[] Keys { get; }

    /// <summary>How many keys there are.</summary>
    public int Count => _places.Count;

    /// <summary>Returns the place of a key; -1 when it has none.</summary>
    public int Find(string? key) =>
        key is not null && _places.TryGetValue(key, out var place) ? place : -1;
}
