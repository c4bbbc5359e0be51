using System.Collections.Frozen;

namespace PostHog.Flags.Compilation;

/// <summary>Finds the place of a key.</summary>
internal sealed class KeyTable(IReadOnlyList<string> keys)
{
    private readonly FrozenDictionary<string, int> _places = keys.Select(
            (key, index) => KeyValuePair.Create(key, index)
        )
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The place; -1 for an unknown key.</summary>
    public int IndexOf(string key) => _places.TryGetValue(key, out var index) ? index : -1;
}
