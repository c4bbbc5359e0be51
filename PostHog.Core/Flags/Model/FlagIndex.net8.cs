using System.Collections.Frozen;

namespace PostHog.Flags.Model;

internal sealed partial class FlagIndex
{
    private FrozenDictionary<string, int>? _frozen;

    /// <summary>Returns the place of a key; -1 when it has none.</summary>
    public int Find(string? key)
    {
        if (key is null)
        {
            return -1;
        }

        int place;
        var isKnown = _frozen is { } frozen
            ? frozen.TryGetValue(key, out place)
            : _places.TryGetValue(key, out place);
        return isKnown ? place : -1;
    }

    partial void Freeze() => _frozen = _places.ToFrozenDictionary(StringComparer.Ordinal);
}
