using System.Text;

namespace PostHog.Flags.Matching.Values;

// Facts: exact-lower-case, icontains.
/// <summary>Lower case as Rust knows it, which the server compares with; whatever the culture.</summary>
/// <remarks>Unlike the platform's it turns İ into two characters and a Σ that ends a word into ς.</remarks>
internal static class RustText
{
    /// <summary>Returns the text in lower case by all of Unicode's rules; the same string when nothing changes.</summary>
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

    /// <summary>Returns the text with A to Z in lower case; the same string when nothing changes.</summary>
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

    /// <summary>Whether <see cref="ToLower"/> of a text is this lower-case one; does not allocate when the text is ASCII.</summary>
    public static bool LowersTo(string text, string lower)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter > '\x7F')
            {
                return string.Equals(ToUnicodeLower(text), lower, StringComparison.Ordinal);
            }

            // What stands behind may still be longer or shorter in lower case, what stands before may not.
            if (at >= lower.Length || Lower(letter) != lower[at])
            {
                return false;
            }
        }

        return text.Length == lower.Length;
    }

    /// <summary>Whether a text holds one that is ASCII-lower, but for the case of A to Z; does not allocate.</summary>
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

    /// <summary>Whether a text starts with one that is ASCII-lower, but for the case of A to Z; does not allocate.</summary>
    public static bool StartsWith(string text, string asciiLower) =>
        text.Length >= asciiLower.Length && IsAt(text, 0, asciiLower);

    /// <summary>Whether a text ends with one that is ASCII-lower, but for the case of A to Z; does not allocate.</summary>
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
