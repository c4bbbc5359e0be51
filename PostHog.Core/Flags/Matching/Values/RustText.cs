using System.Text;

namespace PostHog.Flags.Matching.Values;

// Facts: exact-lower-case, icontains.
/// <summary>Converts to lower case as Rust does, which the server uses for comparisons, in any culture.</summary>
/// <remarks>Unlike the platform, it turns İ into two characters, and a Σ at the end of a word into ς.</remarks>
internal static class RustText
{
    /// <summary>Returns the text in lower case by all Unicode rules; the same string if nothing changes.</summary>
    public static string ToLower(string text)
    {
        var isAscii = true;
        var changes = false;
        foreach (var letter in text)
        {
            isAscii &= letter <= '\x7F';
            changes |= letter is >= 'A' and <= 'Z';
        }

        if (isAscii && !changes)
        {
            return text;
        }

        return isAscii ? text.ToLowerInvariant() : ToUnicodeLower(text);
    }

    /// <summary>Returns the text with A to Z in lower case; the same string if nothing changes.</summary>
    public static string ToAsciiLower(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is >= 'A' and <= 'Z')
            {
                var letters = text.ToCharArray();
                for (; at < letters.Length; at++)
                {
                    letters[at] = Lower(letters[at]);
                }

                return new string(letters);
            }
        }

        return text;
    }

    /// <summary>
    /// Whether <see cref="ToLower"/> of the text equals this lower-case text. Does not allocate if the text is ASCII.
    /// </summary>
    public static bool LowersTo(string text, string lower)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter > '\x7F')
            {
                return string.Equals(ToUnicodeLower(text), lower, StringComparison.Ordinal);
            }

            // Later characters can still change the length in lower case; earlier ones cannot.
            if (at >= lower.Length || Lower(letter) != lower[at])
            {
                return false;
            }
        }

        return text.Length == lower.Length;
    }

    /// <summary>
    /// Whether the text contains this string, which is in ASCII lower case, ignoring the case of A to Z. Does not
    /// allocate.
    /// </summary>
    public static bool Contains(string text, string asciiLower)
    {
        if (asciiLower.Length == 0)
        {
            return true;
        }

        var first = asciiLower[0];
        var upper = first is >= 'a' and <= 'z' ? (char)(first - ' ') : first;
        var last = text.Length - asciiLower.Length;
        for (var at = 0; at <= last; at++)
        {
            var step = text.AsSpan(at, last - at + 1).IndexOfAny(first, upper);
            if (step < 0)
            {
                return false;
            }

            at += step;
            if (IsAt(text, at, asciiLower))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the text starts with this string, which is in ASCII lower case, ignoring the case of A to Z. Does not
    /// allocate.
    /// </summary>
    public static bool StartsWith(string text, string asciiLower) =>
        text.Length >= asciiLower.Length && IsAt(text, 0, asciiLower);

    /// <summary>
    /// Whether the text ends with this string, which is in ASCII lower case, ignoring the case of A to Z. Does not
    /// allocate.
    /// </summary>
    public static bool EndsWith(string text, string asciiLower) =>
        text.Length >= asciiLower.Length && IsAt(text, text.Length - asciiLower.Length, asciiLower);

    private static bool IsAt(string text, int start, string asciiLower)
    {
        for (var at = 0; at < asciiLower.Length; at++)
        {
            if (Lower(text[start + at]) != asciiLower[at])
            {
                return false;
            }
        }

        return true;
    }

    private static char Lower(char letter) =>
        letter is >= 'A' and <= 'Z' ? (char)(letter + ' ') : letter;

    private static string ToUnicodeLower(string text)
    {
        var lower = new StringBuilder(text.Length + 1);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsSurrogatePair(text, at))
            {
                lower.Append(text.Substring(at, 2).ToLowerInvariant());
                at++;
            }
            else if (letter == 'Σ')
            {
                lower.Append(FinalSigma.IsFinal(text, at) ? 'ς' : 'σ');
            }
            else if (letter == 'İ')
            {
                lower.Append("i\u0307");
            }
            else
            {
                lower.Append(char.ToLowerInvariant(letter));
            }
        }

        var result = lower.ToString();
        return string.Equals(result, text, StringComparison.Ordinal) ? text : result;
    }
}
