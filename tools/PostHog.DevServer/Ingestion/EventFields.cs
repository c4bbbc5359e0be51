using System.Text.Json;

namespace PostHog.Development.Ingestion;

/// <summary>Finds what an event is called and whom it is about, wherever a library of PostHog writes that.</summary>
internal static class EventFields
{
    private const string Identify = "$identify";

    /// <summary>The name. Changes of a person that are sent to <c>/engage/</c> have none and are an identification.</summary>
    public static string? NameOf(JsonElement json) =>
        json.TryFind("event", out var name) ? JsonText.Read(name)
        : json.TryFind("$distinct_id", out _) ? Identify
        : null;

    /// <summary>The distinct id, as text also where it is a number; libraries for browsers write it among the properties.</summary>
    public static string? DistinctIdOf(JsonElement json) =>
        Find(json, "distinct_id")
        ?? Find(json, "$distinct_id")
        ?? (
            JsonText.ObjectOf(json, "properties") is { } properties
                ? Find(properties, "distinct_id")
                : null
        );

    private static string? Find(JsonElement json, string member) =>
        !json.TryFind(member, out var value) ? null
        : value.ValueKind is JsonValueKind.Number ? value.GetRawText()
        : JsonText.Read(value);
}
