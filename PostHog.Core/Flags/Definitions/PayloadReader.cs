using Newtonsoft.Json.Linq;
using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: payload-by-value.
/// <summary>Reads payloads as JSON text. A value that is not JSON is ignored.</summary>
internal static class PayloadReader
{
    /// <summary>Whether a payload is not JSON.</summary>
    public static bool HasUnreadable(JToken? token) =>
        (token as JObject)
            ?.Properties()
            .Any(one => one.Value.Type != JTokenType.Null && TextOf(one.Value) is null) == true;

    /// <summary>Returns the payloads, by the flag value that each belongs to.</summary>
    public static Dictionary<string, string> Read(JToken? token)
    {
        var payloads = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var payload in token as JObject ?? [])
        {
            if (TextOf(payload.Value) is { } text)
            {
                payloads[payload.Key] = text;
            }
        }

        return payloads;
    }

    // Usually a string that contains JSON, sometimes the JSON itself.
    private static string? TextOf(JToken? payload) =>
        payload switch
        {
            null or { Type: JTokenType.Null } => null,
            JValue { Value: string stored } => Strict(stored),
            _ => JsonSource.TextOf(payload) is { } text ? Strict(text) : null,
        };

    // The server rejects JSON that only a lenient reader accepts.
    private static string? Strict(string text) => JsonSyntax.Holds(text) ? text : null;
}
