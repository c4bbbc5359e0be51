using System.Text.Json;

namespace PostHog.Development.Ingestion;

/// <summary>Reads strings from JSON that anybody may have written.</summary>
internal static class JsonText
{
    /// <summary>Null for what is no string, or a string that is no Unicode text.</summary>
    public static string? Read(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Null also when the object has no such member.</summary>
    public static string? Read(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) ? Read(value) : null;
}
