using System.Globalization;
using System.Text.RegularExpressions;

namespace PostHog.Async.Import.Reading;

/// <summary>
/// Finds numbers and words that JSON does not have. The parser takes some of them for other values: 010 for 8, and 1e400 for
/// infinity.
/// </summary>
internal static class JsonScalars
{
    private static readonly Regex Number = new(
        @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>Returns the first one; null if there is none.</summary>
    public static string? FindInvalid(string text)
    {
        var index = 0;
        while (index < text.Length)
        {
            if (text[index] == '"')
            {
                index = EndOfString(text, index + 1);
            }
            else if (IsBetween(text[index]))
            {
                index++;
            }
            else
            {
                var end = index + 1;
                while (end < text.Length && !IsBetween(text[end]) && text[end] != '"')
                {
                    end++;
                }

                if (!IsValid(text.Substring(index, end - index)))
                {
                    const int longest = 40;
                    return text.Substring(index, Math.Min(longest, end - index));
                }

                index = end;
            }
        }

        return null;
    }

    private static bool IsBetween(char one) =>
        one is '{' or '}' or '[' or ']' or ',' or ':' || char.IsWhiteSpace(one);

    private static int EndOfString(string text, int index)
    {
        while (index < text.Length && text[index] != '"')
        {
            index += text[index] == '\\' ? 2 : 1;
        }

        return index + 1;
    }

    private static bool IsValid(string scalar) =>
        scalar is "true" or "false" or "null"
        || (
            Number.IsMatch(scalar)
            && double.TryParse(
                scalar,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var value
            )
            && !double.IsInfinity(value)
        );
}
