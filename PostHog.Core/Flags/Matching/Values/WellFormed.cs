namespace PostHog.Flags.Matching.Values;

// Facts: distinct-id-of-two-hundred.
/// <summary>Texts as they arrive in UTF-8, which cannot hold half of a surrogate pair: U+FFFD stands in its place.</summary>
internal static partial class WellFormed
{
    private const char Replacement = '\uFFFD';

    /// <summary>Returns the text as it arrives; the same string when it is well-formed.</summary>
    public static string Of(string text)
    {
        for (var at = FirstSurrogate(text); at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (!char.IsSurrogatePair(text, at))
            {
                return Repaired(text, at);
            }

            at++;
        }

        return text;
    }

    private static string Repaired(string text, int at)
    {
        var letters = text.ToCharArray();
        for (; at < letters.Length; at++)
        {
            if (!char.IsSurrogate(letters[at]))
            {
                continue;
            }

            if (at + 1 < letters.Length && char.IsSurrogatePair(letters[at], letters[at + 1]))
            {
                at++;
            }
            else
            {
                letters[at] = Replacement;
            }
        }

        return new string(letters);
    }
}
