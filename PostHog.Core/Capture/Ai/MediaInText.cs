using System.Text;

namespace PostHog.Capture.Ai;

// Facts: ai-media.
/// <summary>
/// Finds media inside a text, such as a picture in Markdown or base64 in JSON, and puts placeholders there.
/// </summary>
internal static class MediaInText
{
    private const string Scheme = "data:";
    private const int MaxHeader = 200;

    /// <summary>Returns the text with placeholders; what follows the maximum size may be missing.</summary>
    public static string Replace(string text, string? mediaType)
    {
        StringBuilder? replaced = null;
        var copied = 0;
        var uri = NextUri(text, 0);
        var run = Base64Run.Next(text, 0);
        while (uri.Length > 0 || run.Length > 0)
        {
            var isUri = IsFirst(uri, run);
            var (begin, length) = isUri ? uri : run;
            replaced ??= new StringBuilder();
            if (replaced.Length + begin - copied > TextLimit.MaxBytes)
            {
                break;
            }

            replaced
                .Append(text, copied, begin - copied)
                .Append(MediaPlaceholders.For(isUri ? TypeIn(text, begin) : mediaType));
            copied = begin + length;
            uri = IsBehind(uri, copied) ? NextUri(text, copied) : uri;
            run = IsBehind(run, copied) ? Base64Run.Next(text, copied) : run;
        }

        return replaced?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    private static bool IsFirst((int Begin, int Length) one, (int Begin, int Length) other) =>
        one.Length > 0 && (other.Length == 0 || one.Begin <= other.Begin);

    private static bool IsBehind((int Begin, int Length) media, int end) =>
        media.Length > 0 && media.Begin < end;

    /// <summary>Returns the media type of a data URI at this place; null if it names none.</summary>
    public static string? TypeIn(string text, int begin)
    {
        begin += Scheme.Length;
        var end = text.IndexOfAny([';', ','], begin);
        return end > begin ? text.Substring(begin, end - begin) : null;
    }

    private static (int Begin, int Length) NextUri(string text, int begin)
    {
        while (true)
        {
            begin = text.IndexOf(Scheme, begin, StringComparison.OrdinalIgnoreCase);
            if (begin < 0)
            {
                return default;
            }

            var isWord = begin > 0 && char.IsLetterOrDigit(text[begin - 1]);
            if (!isWord && EndOf(text, begin) is var end && end > 0)
            {
                return (begin, end - begin);
            }

            begin += Scheme.Length;
        }
    }

    // A type, or the word "base64", tells it from a sentence.
    private static int EndOf(string text, int begin)
    {
        var header = begin + Scheme.Length;
        var comma = text.IndexOf(',', header, Math.Min(MaxHeader, text.Length - header));
        if (comma < 0 || !IsHeader(text, header, comma))
        {
            return -1;
        }

        var end = comma + 1;
        if (
            text.IndexOf(";base64", header, comma - header, StringComparison.OrdinalIgnoreCase) >= 0
        )
        {
            return Base64Run.EndOf(text, end);
        }

        while (end < text.Length && !IsEnd(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsHeader(string text, int begin, int end)
    {
        var hasType = false;
        for (var index = begin; index < end; index++)
        {
            var character = text[index];
            hasType |= character is '/' or ';';
            if (
                !char.IsLetterOrDigit(character)
                && character is not ('/' or '+' or '-' or '.' or ';' or '=' or '_' or '\\')
            )
            {
                return false;
            }
        }

        return hasType;
    }

    private static bool IsEnd(char character) =>
        char.IsWhiteSpace(character) || character is '"' or '\'' or ')' or '<' or '>' or '\\';
}
