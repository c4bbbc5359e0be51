using System.Globalization;

namespace PostHog.Flags.Matching.Values;

// Facts: exact-lower-case.
/// <summary>
/// Unicode's rule Final_Sigma (The Unicode Standard, 3.13): a sigma is final if a cased letter precedes it and none
/// follows it, skipping case-ignorable characters.
/// </summary>
internal static class FinalSigma
{
    // Case_Ignorable beyond the categories: punctuation between the letters of a word (WordBreakProperty.txt).
    private const string BreaksInWords =
        "'.:·\u0387\u055F\u05F4‘’․‧\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    /// <summary>Whether the capital sigma at this position ends a word.</summary>
    public static bool IsFinal(string text, int at) =>
        HasCaseBefore(text, at) && !HasCaseFrom(text, at + 1);

    private static bool HasCaseBefore(string text, int at)
    {
        while (at > 0)
        {
            at -= at > 1 && char.IsSurrogatePair(text, at - 2) ? 2 : 1;
            if (!IsIgnored(text, at))
            {
                return HasCase(text, at);
            }
        }

        return false;
    }

    private static bool HasCaseFrom(string text, int at)
    {
        while (at < text.Length)
        {
            if (!IsIgnored(text, at))
            {
                return HasCase(text, at);
            }

            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        }

        return false;
    }

    private static bool IsIgnored(string text, int at) =>
        BreaksInWords.IndexOf(text[at]) >= 0
        || CharUnicodeInfo.GetUnicodeCategory(text, at)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.ModifierSymbol;

    // Ordinals, Roman numerals and letters in circles and squares have case without being cased letters by category.
    private static bool HasCase(string text, int at) =>
        CharUnicodeInfo.GetUnicodeCategory(text, at)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
        || text[at] is 'ª' or 'º' or (>= '\u2160' and <= '\u217F') or (>= '\u24B6' and <= '\u24E9')
        || (char.IsSurrogatePair(text, at) && IsCasedSymbol(char.ConvertToUtf32(text, at)));

    private static bool IsCasedSymbol(int point) =>
        point
            is (>= 0x1F130 and <= 0x1F149)
                or (>= 0x1F150 and <= 0x1F169)
                or (>= 0x1F170 and <= 0x1F189);
}
