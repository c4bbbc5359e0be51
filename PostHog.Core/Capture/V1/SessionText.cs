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
            JValue token => Of(token.Value),
            Guid id => id.ToString("D"),
            _ => null,
        };
}
