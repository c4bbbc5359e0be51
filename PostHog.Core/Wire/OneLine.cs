namespace PostHog.Wire;

/// <summary>Makes untrusted text fit for a message: one line of limited length.</summary>
internal static class OneLine
{
    /// <summary>The maximum length; longer text is cut.</summary>
    public const int Max = 300;

    /// <summary>Returns the text with every control character replaced by a space.</summary>
    public static string Of(string text)
    {
        var length = Math.Min(text.Length, Max);
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
