namespace PostHog.Flags.Matching.Values;

internal static partial class WellFormed
{
    // Many letters at a time; almost no text has any.
    private static int FirstSurrogate(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        return at < 0 ? text.Length : at;
    }
}
