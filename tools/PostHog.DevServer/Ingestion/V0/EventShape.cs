using System.Text.Json;

namespace PostHog.Development.Ingestion.V0;

/// <summary>
/// What an event of capture V0 must look like. Where PostHog is lenient, this is strict: it also
/// takes a distinct id that is a number or hides in the properties.
/// </summary>
internal static class EventShape
{
    /// <summary>What is wrong with the event, or null when it is fit.</summary>
    public static string? FindProblem(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return "an event must be an object";
        }

        if (!HasText(json, "event"))
        {
            return "\"event\" is missing, blank or not a string";
        }

        if (!HasText(json, "distinct_id"))
        {
            return "\"distinct_id\" is missing, blank or not a string";
        }

        if (!MayBeUuid(json))
        {
            return "\"uuid\" is not a UUID";
        }

        return HasObjectOrNone(json, "properties") ? null : "\"properties\" is not an object";
    }

    public static bool HasText(JsonElement json, string member) =>
        !string.IsNullOrWhiteSpace(JsonText.Read(json, member));

    private static bool MayBeUuid(JsonElement json) =>
        !json.TryFind("uuid", out var value)
        || value.ValueKind is JsonValueKind.Null
        || (JsonText.Read(value) is { } text && (text.Length == 0 || Guid.TryParse(text, out _)));

    private static bool HasObjectOrNone(JsonElement json, string member) =>
        !json.TryFind(member, out var value) || value.ValueKind is JsonValueKind.Object;
}
