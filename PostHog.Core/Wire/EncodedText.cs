namespace PostHog.Wire;

/// <summary>
/// Leaves out what may be a key in another notation, such as octal numbers or swapped bytes: more words with digits, or
/// in capitals without a vowel, than an ordinary sentence has.
/// </summary>
internal static class EncodedText
{
    /// <summary>How many characters such words of a sentence may have together: fewer than eight in octal have.</summary>
    public const int InSentence = 22;

    /// <summary>How many those of an address may have: as long as one of version 6, with its port.</summary>
    public const int InAddress = 40;

    // An id in a host name is shorter, half of a key longer.
    private const int MaxWord = 16;

    private const string Mark = "[...]";

    /// <summary>Whether the text has more such words than it may show.</summary>
    public static bool IsIn(string text) => Find(text, InSentence).Characters > InSentence;

    /// <summary>
    /// Returns the text, with a mark for everything from the first such word to the last if there are too many.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters the words may have together.</param>
    public static string Hide(string text, int most)
    {
        var (first, end, characters) = Find(text, most);
        return characters > most ? text.Substring(0, first) + Mark + text.Substring(end) : text;
    }

    // Returns where the such words begin and end, and how many characters they have together: too many if one
    // of them is long.
    private static (int First, int End, int Characters) Find(string text, int most)
    {
        var (first, end, characters) = (text.Length, 0, 0);
        var start = 0;
        while (start < text.Length)
        {
            var next = EndOfWord(text, start);
            if (IsTelling(text, start, next))
            {
                (first, end) = (Math.Min(first, start), next);
                characters += next - start > MaxWord ? most + 1 : next - start;
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
        var (hasDigit, isUnspeakable) = (false, end - start > 2);
        for (var index = start; index < end; index++)
        {
            hasDigit |= !char.IsLetter(text[index]);
            isUnspeakable &= char.IsUpper(text[index]) && !"AEIOU".Contains(text[index]);
        }

        return hasDigit || isUnspeakable;
    }
}
