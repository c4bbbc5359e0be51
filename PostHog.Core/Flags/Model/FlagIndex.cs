namespace PostHog.Flags.Model;

/// <summary>
/// Assigns each key an index from 0: either once for a set of definitions, shared by all evaluations, or for the keys
/// of one call. Immutable.
/// </summary>
internal sealed partial class FlagIndex
{
    /// <summary>No flags.</summary>
    public static readonly FlagIndex Empty = new([]);

    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>Creates an index for one call. A duplicate key gets one index.</summary>
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

    /// <summary>The keys, each at its index.</summary>
    public string[] Keys { get; }

    /// <summary>The number of keys.</summary>
    public int Count => Keys.Length;

    /// <summary>Creates the index of a set of definitions, which is slower to create and faster to read.</summary>
    public static FlagIndex OfDefinitions(IEnumerable<string> keys) => new(keys, isShared: true);

    partial void Freeze();
}
