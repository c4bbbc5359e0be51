using System.Collections.Frozen;

namespace PostHog.Flags.Model;

/// <summary>Finds the place of a key.</summary>
internal sealed class KeyTable
{
    private readonly FrozenDictionary<string, int>? _shared;
    private readonly Dictionary<string, int>? _places;

    /// <summary>Makes a table.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="isShared">Whether many calls will read it.</param>
    public KeyTable(string[] keys, bool isShared)
    {
        var places = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
        for (var place = 0; place < keys.Length; place++)
        {
            places.Add(keys[place], place);
        }

        _shared = isShared ? places.ToFrozenDictionary(StringComparer.Ordinal) : null;
        _places = isShared ? null : places;
    }

    /// <summary>The place; -1 for an unknown key.</summary>
    public int Find(string key)
    {
        int place;
        var isKnown = _shared is not null
            ? _shared.TryGetValue(key, out place)
            : _places!.TryGetValue(key, out place);
        return isKnown ? place : -1;
    }
}
