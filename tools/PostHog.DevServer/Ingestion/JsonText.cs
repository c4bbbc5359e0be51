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
        json.TryFind(member, out var value) ? Read(value) : null;

    /// <summary>Finds a member of an object, beside members too whose names are no Unicode text.</summary>
    public static bool TryFind(this JsonElement json, string member, out JsonElement value)
    {
        try
        {
            return json.TryGetProperty(member, out value);
        }
        catch (InvalidOperationException) when (json.ValueKind is JsonValueKind.Object)
        {
            var found = json.EnumerateObject().Where(one => NameOf(one) == member).ToList();
            value = found.Count > 0 ? found[^1].Value : default;
            return found.Count > 0;
        }
    }

    /// <summary>The name of a member; null for one that is no Unicode text.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A member that is an object; null for everything else.</summary>
    public static JsonElement? ObjectOf(JsonElement json, string member) =>
        json.ValueKind is JsonValueKind.Object
        && json.TryFind(member, out var value)
        && value.ValueKind is JsonValueKind.Object
            ? value
            : null;
}
