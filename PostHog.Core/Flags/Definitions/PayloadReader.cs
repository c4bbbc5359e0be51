using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: payload-by-value.
/// <summary>Reads payloads as JSON text. A value that is not JSON is ignored.</summary>
internal static class PayloadReader
{
    /// <summary>Whether a payload is not JSON.</summary>
    public static bool HasUnreadable(object? payloads) =>
        (payloads as JsonObject)?.Values.Any(StoredJson.IsUnreadable) == true;

    /// <summary>Returns the payloads, by the flag value that each belongs to.</summary>
    public static Dictionary<string, string> Read(object? payloads)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var payload in payloads as JsonObject ?? [])
        {
            if (StoredJson.TextOf(payload.Value) is { } text)
            {
                texts[payload.Key] = text;
            }
        }

        return texts;
    }
}
