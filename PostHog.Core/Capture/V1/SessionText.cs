using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace PostHog.Capture.V1;

// Facts: v1-event, legacy-properties-lifted.
/// <summary>Reads the id of a session or a window from a property: any string, or a GUID.</summary>
internal static class SessionText
{
    /// <summary>Returns the id; null if JSON does not write the value as a string.</summary>
    public static string? Of(object? value) =>
        value switch
        {
            string text => text,
            Guid id => id.ToString("D"),
            null or ValueType => null,
            _ => OfToken(value),
        };

    // A method of its own, so that a process with ordinary values does not load Newtonsoft.Json.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? OfToken(object value) => value is JValue token ? Of(token.Value) : null;
}
