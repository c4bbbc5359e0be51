using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PostHog.Development.Recording;

/// <summary>
/// Replaces credentials in text that may be JSON: the values of members whose name, once unescaped, says so, and known tokens
/// that hide behind escapes. What is no JSON, or ends too early, is read as far as it goes.
/// </summary>
internal static class JsonMask
{
    private static readonly SearchValues<char> EndOfText = SearchValues.Create("\"\\");
    private static readonly SearchValues<char> BracketOrQuote = SearchValues.Create("{}[]\"");
    private static readonly SearchValues<char> EndOfScalar = SearchValues.Create(",}] \t\r\n");

    /// <summary>Returns the text with a mask in the place of each credential.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mask">What to write instead, as JSON.</param>
    /// <param name="isKnownToken">Whether an unescaped text contains a token.</param>
    public static string Apply(string text, string mask, Func<string, bool> isKnownToken)
    {
        StringBuilder? masked = null;
        var copied = 0;
        for (var at = text.IndexOf('"'); at >= 0; at = NextQuote(text, at))
        {
            var end = EndOf(text, at);
            var (start, stop) =
                SkipColon(text, end) is { } value && IsSecret(text, at, end)
                    ? (value, EndOfValue(text, value))
                    : (at, end);
            if (start != at || HidesToken(text, at, end, isKnownToken))
            {
                masked ??= new StringBuilder(text.Length);
                masked.Append(text, copied, start - copied).Append(mask);
                copied = stop;
            }

            at = stop;
        }

        return masked?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    private static int NextQuote(string text, int at) =>
        at < text.Length ? text.IndexOf('"', at) : -1;

    /// <summary>The place after the quote that ends a text, or the end of all.</summary>
    private static int EndOf(string text, int quote)
    {
        for (var at = quote + 1; at < text.Length; at += 2)
        {
            var found = text.AsSpan(at).IndexOfAny(EndOfText);
            if (found < 0)
            {
                return text.Length;
            }

            at += found;
            if (text[at] == '"')
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    /// <summary>Where the value of a member begins; null where the text is no name.</summary>
    private static int? SkipColon(string text, int at)
    {
        at = SkipBlanks(text, at);
        if (at >= text.Length || text[at] != ':')
        {
            return null;
        }

        at = SkipBlanks(text, at + 1);
        return at < text.Length ? at : null;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int EndOfValue(string text, int at)
    {
        switch (text[at])
        {
            case '"':
                return EndOf(text, at);
            case '{' or '[':
                return EndOfNested(text, at);
        }

        var found = text.AsSpan(at).IndexOfAny(EndOfScalar);
        return found < 0 ? text.Length : at + found;
    }

    /// <summary>The place after the bracket that closes an object or a list, or the end of all.</summary>
    private static int EndOfNested(string text, int at)
    {
        var depth = 0;
        while (at < text.Length)
        {
            var character = text[at];
            depth +=
                character is '{' or '[' ? 1
                : character is '}' or ']' ? -1
                : 0;
            at = character == '"' ? EndOf(text, at) : at + 1;
            if (depth == 0)
            {
                return at;
            }

            var next = text.AsSpan(at).IndexOfAny(BracketOrQuote);
            at = next < 0 ? text.Length : at + next;
        }

        return text.Length;
    }

    private static bool IsSecret(string text, int quote, int end) =>
        end - quote < 300 && SecretNames.IsMember(Unescape(text.AsSpan(quote, end - quote)));

    private static bool HidesToken(
        string text,
        int quote,
        int end,
        Func<string, bool> isKnownToken
    ) =>
        text.AsSpan(quote, end - quote).Contains("\\u", StringComparison.Ordinal)
        && isKnownToken(Unescape(text.AsSpan(quote, end - quote)));

    private static string Unescape(ReadOnlySpan<char> quoted)
    {
        try
        {
            return quoted.Contains('\\')
                ? JsonSerializer.Deserialize<string>(quoted) ?? ""
                : quoted.Trim('"').ToString();
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
