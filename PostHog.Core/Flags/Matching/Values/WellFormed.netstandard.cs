namespace PostHog.Flags.Matching.Values;

internal static partial class WellFormed
{
    private static int FirstSurrogate(string text)
    {
        var at = 0;
        while (at < text.Length && !char.IsSurrogate(text[at]))
        {
            at++;
        }

        return at;
    }
}
