using System.Text;

namespace PostHog.Async.Import.Reading;

/// <summary>Decodes input so that bytes which are not text can be found in their row.</summary>
internal static class InputText
{
    public const string InvalidBytes =
        "it has bytes that are not text in the expected encoding; name the encoding of the input";

    // A code point that is reserved for uses like this one and never occurs in text.
    private const char Invalid = '\uFFFF';

    public static bool HasInvalidBytes(string text) => text.IndexOf(Invalid) >= 0;

    /// <summary>Returns a reader. A byte order mark takes precedence over the encoding.</summary>
    public static StreamReader Open(Stream stream, Encoding? encoding)
    {
        var marking = (Encoding)(encoding ?? Encoding.UTF8).Clone();
        marking.DecoderFallback = new DecoderReplacementFallback(Invalid.ToString());
        return new StreamReader(
            stream,
            marking,
            detectEncodingFromByteOrderMarks: true,
            bufferSize: 64 * 1024,
            leaveOpen: true
        );
    }
}
