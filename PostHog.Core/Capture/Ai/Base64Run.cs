namespace PostHog.Capture.Ai;

// Facts: ai-media.
/// <summary>
/// Finds base64 in a text: a run of its letters that is too long for a word, also with the escapes of JSON, and in lines
/// of one length, as in mail.
/// </summary>
internal static class Base64Run
{
    // Shorter runs are words, names and ids, unless a name says that they are media.
    private const int MinNamed = 64;
    private const int MinUnnamed = 1024;

    // Lines of base64 have 64 or 76 letters.
    private const int MinLine = 60;

    /// <summary>Whether a text is nothing else.</summary>
    public static bool IsAll(string text) =>
        text.Length >= MinNamed && EndOf(text, 0, out var isBase64) == text.Length && isBase64;

    /// <summary>Returns where the next base64 is; a length of 0 for none.</summary>
    public static (int Begin, int Length) Next(string text, int begin)
    {
        // Every letter of a run need not be looked at to see that there is none.
        while (begin + MinLine <= text.Length)
        {
            var last = begin + MinLine - 1;
            while (last >= begin && IsPart(text[last]))
            {
                last--;
            }

            if (last >= begin)
            {
                begin = last + 1;
                continue;
            }

            var end = EndOf(text, begin, out var isBase64);
            var length = end - begin;
            if (isBase64 && (length >= MinUnnamed || (length >= MinNamed && IsNamed(text, begin))))
            {
                return (begin, length);
            }

            begin = Math.Max(end, begin + 1);
        }

        return default;
    }

    /// <summary>Returns where a run ends that begins here.</summary>
    public static int EndOf(string text, int begin) => EndOf(text, begin, out _);

    // Bytes have letters of both cases. Words in lower case and numbers are not bytes.
    private static int EndOf(string text, int begin, out bool isBase64)
    {
        isBase64 = false;
        var firstLine = 0;
        while (true)
        {
            var end = EndOfLine(text, begin, ref isBase64, out var letters);
            firstLine = firstLine == 0 ? letters : firstLine;
            var next = end + BreakAt(text, end);
            var goesOn =
                next > end
                && letters >= MinLine
                && letters == firstLine
                && next < text.Length
                && IsLetter(text[next]);
            if (!goesOn)
            {
                return end;
            }

            begin = next;
        }
    }

    private static int EndOfLine(string text, int index, ref bool isBase64, out int letters)
    {
        letters = 0;
        while (index < text.Length)
        {
            var character = text[index];
            var length = IsLetter(character) ? 1 : EscapeAt(text, index);
            if (length == 0)
            {
                break;
            }

            isBase64 |= character is >= 'A' and <= 'Z';
            letters++;
            index += length;
        }

        return index;
    }

    // JSON in a text may write "+" and "/" as escapes, and escape these again.
    private static int EscapeAt(string text, int begin)
    {
        var index = AfterBackslashes(text, begin);
        if (index == begin || index >= text.Length)
        {
            return 0;
        }

        if (text[index] == '/')
        {
            return index + 1 - begin;
        }

        return
            IsAt(text, index, "u002b") || IsAt(text, index, "u002f") || IsAt(text, index, "u003d")
            ? index + 5 - begin
            : 0;
    }

    private static int BreakAt(string text, int begin)
    {
        var index = begin;
        while (index < text.Length)
        {
            var escaped = AfterBackslashes(text, index);
            if (text[index] is '\r' or '\n')
            {
                index++;
            }
            else if (escaped > index && escaped < text.Length && text[escaped] is 'r' or 'n')
            {
                index = escaped + 1;
            }
            else
            {
                break;
            }
        }

        return index - begin;
    }

    private static int AfterBackslashes(string text, int index)
    {
        while (index < text.Length && text[index] == '\\')
        {
            index++;
        }

        return index;
    }

    // As in "image": "…", also inside JSON in JSON.
    private static bool IsNamed(string text, int begin)
    {
        var end = BeforeQuote(text, begin);
        var colon = end < 0 ? -1 : LastNonBlank(text, end);
        if (colon < 0 || text[colon] != ':')
        {
            return false;
        }

        var nameEnd = BeforeQuote(text, LastNonBlank(text, colon) + 1);
        if (nameEnd < 0)
        {
            return false;
        }

        var nameBegin = nameEnd;
        while (nameBegin > 0 && text[nameBegin - 1] is not ('"' or '\\'))
        {
            nameBegin--;
        }

        return MediaPlaceholders.IsMediaName(text.Substring(nameBegin, nameEnd - nameBegin));
    }

    private static int BeforeQuote(string text, int end)
    {
        if (end < 1 || text[end - 1] != '"')
        {
            return -1;
        }

        end--;
        while (end > 0 && text[end - 1] == '\\')
        {
            end--;
        }

        return end;
    }

    private static int LastNonBlank(string text, int end)
    {
        while (end > 0 && text[end - 1] is ' ' or '\t' or '\n' or '\r')
        {
            end--;
        }

        return end - 1;
    }

    private static bool IsAt(string text, int index, string escape) =>
        string.Compare(text, index, escape, 0, escape.Length, StringComparison.OrdinalIgnoreCase)
        == 0;

    private static bool IsPart(char character) => IsLetter(character) || character == '\\';

    private static bool IsLetter(char character) =>
        character
            is >= 'A'
                and <= 'Z'
                or >= 'a'
                and <= 'z'
                or >= '0'
                and <= '9'
                or '+'
                or '/'
                or '='
                or '-'
                or '_';
}
