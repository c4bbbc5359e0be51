namespace PostHog.Development.Viewer;

/// <summary>The ways in which one name of an event was written: <c>userSignedUp</c> beside <c>user signed up</c>. Up to 2 000 names.</summary>
internal sealed class NameSpellings
{
    private const int MostNames = 2_000;

    private readonly Dictionary<string, HashSet<string>> _spellings = new(StringComparer.Ordinal);

    /// <summary>Takes in a name; returns all spellings of it, sorted, or null when there is just this one.</summary>
    public IReadOnlyList<string>? Observe(string name)
    {
        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (letters.Length == 0)
        {
            return null;
        }

        if (!_spellings.TryGetValue(letters, out var known))
        {
            if (_spellings.Count >= MostNames)
            {
                return null;
            }

            _spellings[letters] = known = new HashSet<string>(StringComparer.Ordinal);
        }

        if (known.Count < 10)
        {
            known.Add(name);
        }

        return known.Count > 1 ? [.. known.Order(StringComparer.Ordinal)] : null;
    }

    public void Clear() => _spellings.Clear();
}
