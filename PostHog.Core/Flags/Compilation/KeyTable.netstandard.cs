namespace PostHog.Flags.Compilation;

/// <summary>Finds the place of a key.</summary>
internal sealed class KeyTable
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public KeyTable(IReadOnlyList<string> keys)
    {
        for (var index = 0; index < keys.Count; index++)
        {
            _places.Add(keys[index], index);
        }
    }

    /// <summary>The place; -1 for an unknown key.</summary>
    public int IndexOf(string key) => _places.TryGetValue(key, out var index) ? index : -1;
}
