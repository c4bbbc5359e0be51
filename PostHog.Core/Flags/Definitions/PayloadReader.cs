using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Flags.Definitions;

// Facts: payload-by-value.
/// <summary>Reads payloads to JSON text. One that is no JSON is no payload.</summary>
internal static class PayloadReader
{
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

    // Usually a text that holds JSON, sometimes the JSON itself.
    private static string? TextOf(JToken? payload) =>
        payload switch
        {
            null or { Type: JTokenType.Null } => null,
            JValue { Value: string text } => IsJson(text) ? text : null,
            _ => payload.ToString(Formatting.None),
        };

    private static bool IsJson(string text)
    {
        try
        {
            using var reader = DefinitionsReader.Open(text);
            return reader.Read() && Passes(reader);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Passes(JsonTextReader reader)
    {
        reader.Skip();
        return !reader.Read();
    }
}
