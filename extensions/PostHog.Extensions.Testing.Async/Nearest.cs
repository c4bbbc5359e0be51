namespace PostHog.Async.Testing;

/// <summary>Finds what a test may have meant.</summary>
internal static class Nearest
{
    private const int MaxShown = 10;

    /// <summary>Returns a sentence that names the nearest of some names, and the others; a blank before it.</summary>
    /// <param name="wanted">The name that was not found.</param>
    /// <param name="names">The names that there are.</param>
    /// <param name="what">What they name, for example "event".</param>
    public static string To(string wanted, IEnumerable<string> names, string what)
    {
        var known = names.Distinct(StringComparer.Ordinal).ToList();
        if (known.Count == 0)
        {
            return "";
        }

        var nearest = known
            .OrderBy(name => Distance(Plain(wanted), Plain(name)))
            .ThenBy(name => Distance(wanted, name))
            .First();
        var isNear =
            Distance(Plain(wanted), Plain(nearest))
            <= Math.Max(wanted.Length > 2 ? 1 : 0, wanted.Length / 3);
        return isNear
            ? $" The nearest {what} is '{nearest}'."
            : $" There are: {string.Join(", ", known.Take(MaxShown).Select(name => $"'{name}'"))}"
                + (known.Count > MaxShown ? " and others." : ".");
    }

    // Names often differ in case, blanks and underscores alone.
    private static string Plain(string name) =>
        new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost);
                (diagonal, row[j]) = (row[j], best);
            }
        }

        return row[other.Length];
    }
}
