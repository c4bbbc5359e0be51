namespace PostHog.Flags.Model;

/// <summary>
/// Gives each key of a set of flags an index from 0: made once for a set of definitions and shared by all evaluations, or for
/// the keys of one call. Immutable.
/// </summary>
internal sealed partial class FlagIndex
{
    /// <summary>No flags.</summary>
    public static readonly FlagIndex Empty = new([]);

    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>Makes an index for one call; a key given twice has one place.</summary>
    public FlagIndex(IEnumerable<string> keys)
        : this(keys, isShared: false) { }

    private FlagIndex(IEnumerable<string> keys, bool isShared)
    {
        foreach (var key in keys)
        {
            if (!_indexes.ContainsKey(key))
            {
                _indexes.Add(key, _indexes.Count);
            }
        }

        Keys = [.. _indexes.OrderBy(one => one.Value).Select(one => one.Key)];
        if (isShared)
        {
            Freeze();
        }
    }

    /// <summary>The keys, each at its place.</summary>
    public string[] Keys { get; }

    /// <summary>How many keys there are.</summary>
    public int Count => Keys.Length;

    /// <summary>Makes the index of a set of definitions, which takes longer to make and less to read.</summary>
    public static FlagIndex OfDefinitions(IEnumerable<string> keys) => new(keys, isShared: true);

    partial void Freeze();
}
