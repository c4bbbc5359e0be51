namespace PostHog.Flags.Model;

/// <summary>Finds the place of a key.</summary>
internal sealed class KeyTable
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Makes a table.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="isShared">Whether many calls will read it; makes no difference here.</param>
    public KeyTable(string[] keys, bool isShared)
    {
        _ = isShared;
        for (var place = 0; place < keys.Length; place++)
        {
            _places.Add(keys[place], place);
        }
    }

    /// <summary>The place; -1 for an unknown key.</summary>
    public int Find(string key) => _places.TryGetValue(key, out var place) ? place : -1;
}
