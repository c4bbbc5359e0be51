using Newtonsoft.Json.Linq;

namespace PostHog.Capture.V1;

// Facts: v1-event, legacy-properties-lifted.
/// <summary>Reads the id of a session or a window out of a property: text of any content, or a GUID.</summary>
internal static class SessionText
{
    /// <summary>Returns the id; null when the value is nothing that JSON writes as text.</summary>
    public static string? Of(object? value) =>
        value switch
        {
            string text => text,
            JValue token => Of(token.Value),
            Guid id => id.ToString("D"),
            _ => null,
        };
}
