namespace PostHog.Flags.Model;

/// <summary>
/// Assigns each key an index from 0: either once for a set of definitions, shared by all evaluations, or for the keys
/// of one call. Immutable.
/// </summary>
internal sealed partial class FlagIndex
{
    /// <summary>No flags.</summary>
    public static readonly FlagIndex Empty = new([]);

    private Dictionary<string, int> _indexes;

    /// <summary>Creates an index for one call. A duplicate key gets one index.</summary>
    public FlagIndex(IEnumerable<string> keys)
        : this(Numbered(keys), isShared: false) { }

    private FlagIndex(Dictionary<string, int> indexes, bool isShared)
    {
        Keys = new string[indexes.Count];
        foreach (var one in indexes)
        {
            Keys[one.Value] = one.Key;
        }

        _indexes = indexes;
        if (isShared)
        {
            Freeze();
        }
    }

    /// <summary>The keys, each at its index.</summary>
    public string[] Keys { get; }

    /// <summary>The number of keys.</summary>
    public int Count => Keys.Length;

    /// <summary>Creates the index of a set of definitions, which is slower to create and faster to read.</summary>
    /// <param name="indexes">The index of each key, from 0 without a gap. Must not be changed any more.</param>
    public static FlagIndex OfDefinitions(Dictionary<string, int> indexes) =>
        new(indexes, isShared: true);

    partial void Freeze();

    private static Dictionary<string, int> Numbered(IEnumerable<string> keys)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!indexes.ContainsKey(key))
            {
                indexes.Add(key, indexes.Count);
            }
        }

        return indexes;
    }
}
