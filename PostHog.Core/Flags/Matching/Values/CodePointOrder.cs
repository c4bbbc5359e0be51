namespace PostHog.Flags.Matching.Values;

// Facts: value-text.
/// <summary>
/// Orders strings by code points, as UTF-8 does. By UTF-16 code units, surrogates would be in the wrong place.
/// </summary>
internal sealed class CodePointOrder : IComparer<string>
{
    /// <summary>The only instance.</summary>
    public static readonly CodePointOrder Instance = new();

    private CodePointOrder() { }

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return string.CompareOrdinal(x, y);
        }

        var common = Math.Min(x.Length, y.Length);
        for (var at = 0; at < common; at++)
        {
            if (x[at] != y[at])
            {
                return char.IsSurrogate(x[at]) == char.IsSurrogate(y[at])
                    ? x[at].CompareTo(y[at])
                    : char.IsSurrogate(x[at]).CompareTo(char.IsSurrogate(y[at]));
            }
        }

        return x.Length.CompareTo(y.Length);
    }
}
