using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Capture.Values;

namespace PostHog.Async.Import.Rows;

/// <summary>Finds properties that the client would leave out because of their depth.</summary>
internal static class Nesting
{
    /// <summary>Whether a value is nested deeper than can be sent.</summary>
    public static bool IsTooDeep(JObject properties)
    {
        using var reader = new JTokenReader(properties) { MaxDepth = null };
        while (reader.Read())
        {
            var isContainer = reader.TokenType is JsonToken.StartArray or JsonToken.StartObject;
            if (isContainer && reader.Depth > PropertyWriter.MaxDepth)
            {
                return true;
            }
        }

        return false;
    }
}
