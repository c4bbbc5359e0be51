using System.Globalization;

namespace PostHog.Wire.Json;

internal sealed partial class JsonBuffer
{
    /// <summary>Returns a text as a JSON string, with its quotes.</summary>
    public static string Quote(string text, bool escapesNonAscii = false)
    {
        if (Next(text.AsSpan(), escapesNonAscii) < 0)
        {
            return string.Concat("\"", text, "\"");
        }

        using var buffer = new JsonBuffer();
        buffer.WriteString(text, escapesNonAscii);
        return buffer.ToString();
    }

    /// <summary>Writes a text as a JSON string, with its quotes.</summary>
    /// <param name="text">The text. Halves of surrogate pairs are written as they are, or as escapes.</param>
    /// <param name="escapesNonAscii">Whether characters outside ASCII are written as escapes.</param>
    public void WriteString(string text, bool escapesNonAscii)
    {
        Write('"');
        var start = 0;
        for (int next; (next = Next(text.AsSpan(start), escapesNonAscii)) >= 0; start += next + 1)
        {
            Write(text, start, next);
            WriteEscape(text[start + next]);
        }

        Write(text, start, text.Length - start);
        Write('"');
    }

    private void Write(string text, int start, int count)
    {
        Reserve(count);
        text.CopyTo(start, _characters, Length, count);
        Length += count;
    }

    private void WriteEscape(char character)
    {
        switch (character)
        {
            case '"' or '\\':
                Write('\\');
                Write(character);
                break;
            case '\b':
                Write("\\b");
                break;
            case '\f':
                Write("\\f");
                break;
            case '\n':
                Write("\\n");
                break;
            case '\r':
                Write("\\r");
                break;
            case '\t':
                Write("\\t");
                break;
            default:
                Write("\\u");
                Write(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }

    // A loop, because the runtime's searches are compiled anew in every process, which takes a short one longer.
    private static int Next(ReadOnlySpan<char> text, bool escapesNonAscii)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character is < ' ' or '"' or '\\' || (escapesNonAscii && character > '\u007f'))
            {
                return index;
            }
        }

        return -1;
    }

    private void EndFraction(ReadOnlySpan<char> number)
    {
        foreach (var character in number)
        {
            if (character is '.' or 'E')
            {
                return;
            }
        }

        // Otherwise a reader would take it for an integer.
        Write(".0");
    }
}
