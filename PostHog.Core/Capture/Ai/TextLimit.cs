using System.Text;

namespace PostHog.Capture.Ai;

// Facts: ai-truncation.
/// <summary>Cuts texts by their size in UTF-8, never inside a character.</summary>
internal static class TextLimit
{
    /// <summary>The maximum size of a text, and of all messages together, in bytes.</summary>
    public const int MaxBytes = 200_000;

    private const string End = "... [truncated]";

    /// <summary>Returns a text of at most <see cref="MaxBytes"/>, with a mark at its end if it was cut.</summary>
    public static string Cut(string text) => Cut(text, MaxBytes);

    /// <summary>Returns a text of at most this many bytes, with a mark after these if it was cut.</summary>
    public static string Cut(string text, int maxBytes)
    {
        // A UTF-16 code unit takes up to three bytes.
        if (text.Length <= maxBytes / 3 || Encoding.UTF8.GetByteCount(text) <= maxBytes)
        {
            return text;
        }

        return text.Substring(0, LengthWithin(text, maxBytes)) + End;
    }

    private static int LengthWithin(string text, int maxBytes)
    {
        var bytes = 0;
        var index = 0;
        while (index < text.Length)
        {
            var isPair =
                char.IsHighSurrogate(text[index])
                && index + 1 < text.Length
                && char.IsLowSurrogate(text[index + 1]);
            bytes += isPair ? 4 : BytesOf(text[index]);
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
