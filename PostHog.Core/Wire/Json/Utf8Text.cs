using System.Text;

namespace PostHog.Wire.Json;

/// <summary>Reads the text of bodies, which has to be UTF-8.</summary>
internal static partial class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Returns the text, without byte order marks.</summary>
    /// <exception cref="FormatException">The bytes are not UTF-8.</exception>
    public static string Of(byte[] utf8) =>
        TryRead(utf8) ?? throw new FormatException("The text is not UTF-8.");

    /// <summary>Returns the text, without byte order marks; null if the bytes are not UTF-8.</summary>
    public static string? TryRead(byte[] utf8)
    {
        try
        {
            return Strict.GetString(utf8).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
