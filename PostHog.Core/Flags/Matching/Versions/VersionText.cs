namespace PostHog.Flags.Matching.Versions;

// Facts: version-canonical-form.
/// <summary>Reads the parts of a version's text.</summary>
internal static class VersionText
{
    /// <summary>The characters that end the numbers.</summary>
    public static readonly char[] Suffixes = ['-', '+'];

    /// <summary>Removes one leading v, and then the surrounding spaces, as the server does.</summary>
    public static string Trimmed(string text)
    {
        text = text.Length > 0 && text[0] == 'v' ? text.Substring(1) : text;
        return text.Trim();
    }

    /// <summary>
    /// Reads a number and the dot after it. Leading zeros are ignored, and the number must fit into 64 bits.
    /// </summary>
    public static bool TryReadNumber(string text, ref int at, int end, out ulong number)
    {
        number = 0;
        var start = at;
        for (; at < end && text[at] is >= '0' and <= '9'; at++)
        {
            var digit = (ulong)(text[at] - '0');
            if (number > (ulong.MaxValue - digit) / 10)
            {
                return false;
            }

            number = (number * 10) + digit;
        }

        if (at == start || at == end)
        {
            return at > start;
        }

        // A dot separates numbers, and never follows the last one.
        return text[at++] == '.' && at < end;
    }

    /// <summary>
    /// Whether this part of the text consists of dot-separated identifiers; numbers in pre-releases have no leading
    /// zeros.
    /// </summary>
    public static bool AreIdentifiers(string text, int start, int end, bool isPreRelease)
    {
        for (var at = start; at <= end; at++)
        {
            var first = at;
            var isNumber = true;
            for (; at < end && text[at] != '.'; at++)
            {
                if (!IsIdentifier(text[at]))
                {
                    return false;
                }

                isNumber &= text[at] is >= '0' and <= '9';
            }

            var hasLeadingZero = isNumber && at - first > 1 && text[first] == '0';
            if (at == first || (isPreRelease && hasLeadingZero))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIdentifier(char letter) =>
        letter is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-';
}
