using System.Text;

namespace PostHog.Wire.Json;

internal static partial class Utf8Text
{
    /// <summary>Whether the bytes are UTF-8.</summary>
    public static bool IsText(byte[] utf8)
    {
        try
        {
            Strict.GetCharCount(utf8);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
