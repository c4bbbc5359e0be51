using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PostHog.Development.Flags;

/// <summary>What is wrong with flags, and with which part of them.</summary>
/// <param name="Text">What is wrong, in words.</param>
/// <param name="Place">The part.</param>
internal sealed record FlagProblem(string Text, JsonElement Place)
{
    /// <summary>Says it with the line, such as <c>line 3: …</c>.</summary>
    /// <param name="utf8">The text that the part was read from, which it still points into.</param>
    public string In(ReadOnlySpan<byte> utf8) =>
        utf8.Overlaps(JsonMarshal.GetRawUtf8Value(Place), out var start)
            ? AtLine(utf8, start, Text)
            : Text;

    /// <summary>Says something of the line of a place.</summary>
    public static string AtLine(ReadOnlySpan<byte> utf8, int index, string text) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"line {utf8[..index].Count((byte)'\n') + 1}: {text}"
        );
}
