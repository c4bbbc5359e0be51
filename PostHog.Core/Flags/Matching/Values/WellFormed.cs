namespace PostHog.Flags.Matching.Values;

// Facts: distinct-id-of-two-hundred.
/// <summary>Repairs strings as UTF-8 encoding does, which replaces half a surrogate pair by U+FFFD.</summary>
internal static partial class WellFormed
{
    private const char Replacement = '\uFFFD';

    /// <summary>Returns the text as it is after encoding; the same string if it is well-formed.</summary>
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
