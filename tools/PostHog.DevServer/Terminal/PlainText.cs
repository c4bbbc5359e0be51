using System.Globalization;
using System.Text;

namespace PostHog.Development.Terminal;

/// <summary>
/// Writes out what would steer a terminal or change the order of what it shows: control characters, marks of the direction
/// of writing and other invisible ones.
/// </summary>
internal static class PlainText
{
    /// <summary>Returns the text with such characters escaped, such as <c>\u202E</c>.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            plain.Append(
                IsInvisible(Rune.GetUnicodeCategory(character))
                    ? Escape(character)
                    : character.ToString()
            );
        }

        return plain.ToString();
    }

    private static string Escape(Rune character) =>
        character.IsBmp
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{character.Value:X4}")
            : string.Create(CultureInfo.InvariantCulture, $"\\U{character.Value:X8}");

    private static bool IsInvisible(UnicodeCategory category) =>
        category
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
