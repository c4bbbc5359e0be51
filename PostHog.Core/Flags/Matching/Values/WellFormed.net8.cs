namespace PostHog.Flags.Matching.Values;

internal static partial class WellFormed
{
    // Searches many characters at a time, because almost no text has a surrogate.
    private static int FirstSurrogate(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        return at < 0 ? text.Length : at;
    }
}
