namespace PostHog.Wire;

/// <summary>Makes a stranger's text fit for a message: one line, and not a long one.</summary>
internal static class OneLine
{
    /// <summary>Longer text is cut.</summary>
    public const int Longest = 300;

    /// <summary>Returns the text with every control character turned into a space.</summary>
    public static string Of(string text)
    {
        var length = Math.Min(text.Length, Longest);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        var line = text.ToCharArray(0, length);
        for (var index = 0; index < length; index++)
        {
            if (char.IsControl(line[index]) || line[index] is '\u2028' or '\u2029')
            {
                line[index] = ' ';
            }
        }

        return new string(line);
    }
}
