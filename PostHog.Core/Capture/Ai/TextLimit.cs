using System.Text;

namespace PostHog.Capture.Ai;

// Facts: ai-truncation.
/// <summary>Cuts texts by their size in UTF-8, never inside a character.</summary>
internal static class TextLimit
{
    /// <summary>The maximum size of a text, and of all messages together, in bytes.</summary>
    public const int MaxBytes = 200_000;

    /// <summary>What follows a text that was cut.</summary>
    public const string Mark = "... [truncated]";

    /// <summary>Returns a text of at most <see cref="MaxBytes"/>, with a mark at its end if it was cut.</summary>
    public static string Cut(string text) => Cut(text, MaxBytes);

    /// <summary>Returns a text of at most this many bytes, with a mark after these if it was cut.</summary>
    public static string Cut(string text, int maxBytes)
    {
        // A UTF-16 code unit takes one to three bytes.
        if (
            text.Length <= maxBytes / 3
            || (text.Length <= maxBytes && Encoding.UTF8.GetByteCount(text) <= maxBytes)
        )
        {
            return text;
        }

        return text.Substring(0, LengthWithin(text, maxBytes, BytesOf)) + Mark;
    }

    /// <summary>
    /// Returns a text that takes at most this many bytes as JSON, with its quotes and its mark; it must be longer.
    /// </summary>
    public static string CutJson(string text, long maxBytes) =>
        text.Substring(0, LengthWithin(text, maxBytes - Mark.Length - 2, JsonSize.Of)) + Mark;

    private static int LengthWithin(string text, long maxBytes, Func<char, int> bytesOf)
    {
        var bytes = 0L;
        var index = 0;
        while (index < text.Length)
        {
            var isPair =
                char.IsHighSurrogate(text[index])
                && index + 1 < text.Length
                && char.IsLowSurrogate(text[index + 1]);
            bytes += isPair ? 4 : bytesOf(text[index]);
            if (bytes > maxBytes)
            {
                break;
            }

            index += isPair ? 2 : 1;
        }

        return index;
    }

    private static int BytesOf(char letter) =>
        letter switch
        {
            < (char)0x80 => 1,
            < (char)0x800 => 2,
            _ => 3,
        };
}
