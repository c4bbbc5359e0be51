using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Flags;

/// <summary>Reads the members of a question about flags; what has another form is not there.</summary>
internal static class JsonValues
{
    public static string? TextOf(JsonElement parent, string member) =>
        Member(parent, member) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()
            : null;

    public static Dictionary<string, string> TextsOf(JsonElement parent, string member) =>
        Members(parent, member)
            .ToDictionary(one => one.Name, one => one.Value.ToString(), StringComparer.Ordinal);

    public static Dictionary<string, object?> MembersOf(JsonElement parent, string member) =>
        Members(parent, member)
            .ToDictionary(one => one.Name, one => ValueOf(one.Value), StringComparer.Ordinal);

    public static Dictionary<string, IDictionary<string, object?>> NestedOf(
        JsonElement parent,
        string member
    ) =>
        Members(parent, member)
            .ToDictionary(
                one => one.Name,
                IDictionary<string, object?> (one) =>
                    MembersOf(parent.GetProperty(member), one.Name),
                StringComparer.Ordinal
            );

    /// <summary>Reads a value out of its text.</summary>
    public static object? Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1_024 });
        return ValueOf(document.RootElement);
    }

    // The last of two members with one name counts, as in most readers.
    private static IEnumerable<JsonProperty> Members(JsonElement parent, string member) =>
        Member(parent, member) is { ValueKind: JsonValueKind.Object } found
            ? found
                .EnumerateObject()
                .GroupBy(one => one.Name, StringComparer.Ordinal)
                .Select(same => same.Last())
            : [];

    private static JsonElement? Member(JsonElement parent, string member) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryFind(member, out var found)
            ? found
            : null;

    private static object? ValueOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.Array => value.EnumerateArray().Select(ValueOf).ToList(),
            _ => value
                .EnumerateObject()
                .GroupBy(one => one.Name, StringComparer.Ordinal)
                .ToDictionary(
                    same => same.Key,
                    same => ValueOf(same.Last().Value),
                    StringComparer.Ordinal
                ),
        };
}
