using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostHog.Wire.Json;

/// <summary>Reads the JSON values of <c>System.Text.Json</c>.</summary>
internal static class SystemTextJson
{
    /// <summary>Whether a value belongs to <c>System.Text.Json</c>.</summary>
    public static bool Owns(object value) => value is JsonElement or JsonDocument or JsonNode;

    /// <summary>Returns the value in a form that can be written. An undefined element throws.</summary>
    public static object? Read(object value)
    {
        var text = value switch
        {
            JsonNode node => node.ToJsonString(),
            JsonDocument document => document.RootElement.GetRawText(),
            _ => ((JsonElement)value).GetRawText(),
        };
        return JsonDocumentReader.TryReadExactly(Encoding.UTF8.GetBytes(text), out var read)
            ? read
            : throw new FormatException("The value is not JSON.");
    }
}
