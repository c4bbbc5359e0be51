using System.Collections.Frozen;

namespace PostHog.Flags.Model;

internal sealed partial class FlagIndex
{
    private static readonly Dictionary<string, int> Nothing = [];

    private FrozenDictionary<string, int>? _frozen;

    /// <summary>Returns the index of a key; -1 if the key is not in the index.</summary>
    public int Find(string? key)
    {
        if (key is null)
        {
            return -1;
        }

        int index;
        var isKnown = _frozen is { } frozen
            ? frozen.TryGetValue(key, out index)
            : _indexes.TryGetValue(key, out index);
        return isKnown ? index : -1;
    }

    partial void Freeze()
    {
        _frozen = _indexes.ToFrozenDictionary(StringComparer.Ordinal);
        _indexes = Nothing;
    }
}
