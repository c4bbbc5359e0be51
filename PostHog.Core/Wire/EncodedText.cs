namespace PostHog.Wire;

/// <summary>
/// Leaves out what may be a value in any notation, such as octal numbers, swapped bytes or Base32: more words with
/// digits or in capitals than a sentence has.
/// </summary>
internal static class EncodedText
{
    // As long as an address and a port; less than half of a key in any notation.
    private const int MaxCharacters = 17;

    private const string Mark = "[...]";

    /// <summary>Whether the text has more such words than it may show.</summary>
    public static bool IsIn(string text) => Find(text).Characters > MaxCharacters;

    /// <summary>
    /// Returns the text, with a mark for everything from the first such word to the last if there are too many.
    /// </summary>
    public static string Hide(string text)
    {
        var (first, end, characters) = Find(text);
        return characters > MaxCharacters
            ? text.Substring(0, first) + Mark + text.Substring(end)
            : text;
    }

    // Returns where the words with digits or in capitals begin and end, and how many characters they have together.
    private static (int First, int End, int Characters) Find(string text)
    {
        var (first, end, characters) = (text.Length, 0, 0);
        var start = 0;
        while (start < text.Length)
        {
            var next = EndOfWord(text, start);
            if (IsTelling(text, start, next))
            {
                (first, end) = (Math.Min(first, start), next);
                characters += next - start;
            }

            start = next + 1;
        }

        return (first, end, characters);
    }

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsTelling(string text, int start, int end)
    {
        var (hasDigit, isCapitals) = (false, end - start > 1);
        for (var index = start; index < end; index++)
        {
            hasDigit |= !char.IsLetter(text[index]);
            isCapitals &= char.IsUpper(text[index]);
        }

        return hasDigit || isCapitals;
    }
}
