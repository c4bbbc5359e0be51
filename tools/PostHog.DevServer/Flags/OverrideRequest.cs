using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Flags;

/// <summary>An override as JSON says it: <c>{"key":"beta","value":true,"distinct_id":"user-42","payload":{…}}</c>; without an id, for everybody.</summary>
/// <param name="Key">The flag.</param>
/// <param name="Id">Whom it is for; empty for everybody.</param>
/// <param name="Value">The value; null to end the override.</param>
internal sealed record OverrideRequest(string Key, string Id, FixedFlag? Value)
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "key",
        "value",
        "distinct_id",
        "payload",
    };

    /// <summary>Reads it, or says what is wrong.</summary>
    public static (OverrideRequest? Value, string? Problem) Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            return JsonUnicode.FirstBroken(utf8) is null
                ? Read(document.RootElement)
                : (null, $"the override cannot be kept: {JsonUnicode.Problem}");
        }
        catch (JsonException exception)
        {
            return (null, $"the override is not valid JSON: {exception.Message}");
        }
    }

    private static (OverrideRequest? Value, string? Problem) Read(JsonElement json)
    {
        if (JsonValues.TextOf(json, "key") is not { Length: > 0 } key)
        {
            return (null, "\"key\" must name a flag");
        }

        var names = json.EnumerateObject().Select(one => one.Name);
        if (names.FirstOrDefault(name => !Members.Contains(name)) is { } unknown)
        {
            return (null, $"an override has no member \"{unknown}\"");
        }

        var id = JsonValues.TextOf(json, "distinct_id");
        if (string.IsNullOrWhiteSpace(id) && IsForOne(json))
        {
            return (null, "\"distinct_id\" must be a text that is not blank");
        }

        return json.TryFind("value", out var value) && value.ValueKind == JsonValueKind.Null
                ? (new OverrideRequest(key, id ?? "", Value: null), null)
            : FlagSetReader.ReadObject(json) is { } flag
                ? (new OverrideRequest(key, id ?? "", flag), null)
            : (null, "\"value\" must be true, false, a variant, or null to end the override");
    }

    private static bool IsForOne(JsonElement json) =>
        json.TryFind("distinct_id", out var id) && id.ValueKind is not JsonValueKind.Null;
}
