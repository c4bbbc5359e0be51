using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace PostHog.Development.Ingestion.V1;

/// <summary>Judges one event of a V1 batch as PostHog does; the first rule that it breaks counts.</summary>
internal static class EventRules
{
    private const int MaxNameBytes = 200;
    private const int MaxDistinctIdBytes = 200;
    private const int MaxAiPropertiesBytes = 8 * 1024 * 1024;

    public static ScriptedResult Judge(JsonElement json, bool isAi) =>
        (FindReasonToDrop(json) ?? (isAi ? FindReasonAgainstAi(json) : null)) is { } reason
            ? ScriptedResult.Drop(reason)
            : ScriptedResult.Ok();

    private static string? FindReasonToDrop(JsonElement json)
    {
        var name = JsonText.Read(json, "event") ?? "";
        var distinctId = (JsonText.Read(json, "distinct_id") ?? "").Trim();
        (bool Broken, string Reason)[] rules =
        [
            (name == "$performance_event", "dropped_performance_event"),
            (name.Length == 0, "missing_event_name"),
            (Encoding.UTF8.GetByteCount(name) > MaxNameBytes, "event_name_too_long"),
            (distinctId.Length == 0, "missing_distinct_id"),
            (Encoding.UTF8.GetByteCount(distinctId) > MaxDistinctIdBytes, "distinct_id_too_large"),
            (!Timestamp.IsValid(JsonText.Read(json, "timestamp") ?? ""), "invalid_event_timestamp"),
            (!HasObjectOrNone(json), "malformed_event_properties"),
            (!OptionRules.AreReadable(json), "invalid_options"),
        ];

        return Array.Find(rules, rule => rule.Broken).Reason;
    }

    private static string? FindReasonAgainstAi(JsonElement json)
    {
        if (JsonText.Read(json, "event")?.StartsWith("$ai_", StringComparison.Ordinal) is not true)
        {
            return "misrouted_event";
        }

        return
            json.TryFind("properties", out var properties)
            && JsonMarshal.GetRawUtf8Value(properties).Length > MaxAiPropertiesBytes
            ? "ai_event_too_big"
            : null;
    }

    private static bool HasObjectOrNone(JsonElement json) =>
        !json.TryFind("properties", out var value) || value.ValueKind is JsonValueKind.Object;
}
