using System.Text.Unicode;

namespace PostHog.Wire.Json;

internal static partial class Utf8Text
{
    /// <summary>Whether the bytes are UTF-8.</summary>
    public static bool IsText(byte[] utf8) => Utf8.IsValid(utf8);
}
