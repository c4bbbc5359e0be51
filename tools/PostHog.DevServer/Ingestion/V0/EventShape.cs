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

        return HasText(json, "distinct_id")
            ? FindProblemOfRest(json)
            : "\"distinct_id\" is missing, blank or not a string";
    }

    /// <summary>The same where name and distinct id may be in any place in which libraries for browsers write them.</summary>
    public static string? FindLenientProblem(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return "an event must be an object";
        }

        if (string.IsNullOrWhiteSpace(EventFields.NameOf(json)))
        {
            return "\"event\" is missing, blank or not a string";
        }

        return string.IsNullOrWhiteSpace(EventFields.DistinctIdOf(json))
            ? "\"distinct_id\" is missing or blank, in the event and in its properties"
            : FindProblemOfRest(json);
    }

    public static bool HasText(JsonElement json, string member) =>
        !string.IsNullOrWhiteSpace(JsonText.Read(json, member));

    private static string? FindProblemOfRest(JsonElement json) =>
        !MayBeUuid(json) ? "\"uuid\" is not a UUID"
        : HasObjectOrNone(json, "properties") ? null
        : "\"properties\" is not an object";

    private static bool MayBeUuid(JsonElement json) =>
        !json.TryFind("uuid", out var value)
        || value.ValueKind is JsonValueKind.Null
        || (JsonText.Read(value) is { } text && (text.Length == 0 || Guid.TryParse(text, out _)));

    private static bool HasObjectOrNone(JsonElement json, string member) =>
        !json.TryFind(member, out var value) || value.ValueKind is JsonValueKind.Object;
}
