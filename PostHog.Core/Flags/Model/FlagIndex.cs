namespace PostHog.Flags.Model;

/// <summary>
/// Gives each key of a set of flags a place from 0: made once for a set of definitions and shared by all evaluations, or for
/// the keys of one call. Immutable.
/// </summary>
internal sealed class FlagIndex
{
    /// <summary>No flags.</summary>
    public static readonly FlagIndex Empty = new([]);

    private readonly KeyTable _places;

    /// <summary>Makes an index for one call; a key given twice has one place.</summary>
    public FlagIndex(IEnumerable<string> keys)
        : this(keys, isShared: false) { }

    private FlagIndex(IEnumerable<string> keys, bool isShared)
    {
        Keys = [.. keys.Distinct(StringComparer.Ordinal)];
        _places = new KeyTable(Keys, isShared);
    }

    /// <summary>The keys, each at its place.</summary>
    public string[] Keys { get; }

    /// <summary>How many keys there are.</summary>
    public int Count => Keys.Length;

    /// <summary>Makes the index of a set of definitions, which takes longer to make and less to read.</summary>
    public static FlagIndex OfDefinitions(IEnumerable<string> keys) => new(keys, isShared: true);

    /// <summary>Returns the place of a key; -1 when it has none.</summary>
    public int Find(string? key) => key is null ? -1 : _places.Find(key);
}
