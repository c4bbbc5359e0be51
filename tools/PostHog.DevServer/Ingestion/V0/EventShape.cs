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

        return FindProblemOfText(json, "event")
            ?? FindProblemOfText(json, "distinct_id")
            ?? FindProblemOfRest(json);
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
            return FindProblemOfText(json, "event");
        }

        if (!string.IsNullOrWhiteSpace(EventFields.DistinctIdOf(json)))
        {
            return FindProblemOfRest(json);
        }

        return json.TryFind("distinct_id", out _)
            ? FindProblemOfText(json, "distinct_id")
            : "\"distinct_id\" is missing or blank, in the event and in its properties";
    }

    public static bool HasText(JsonElement json, string member) =>
        FindProblemOfText(json, member) is null;

    /// <summary>What is wrong with a member that must be a text; null when nothing is.</summary>
    public static string? FindProblemOfText(JsonElement json, string member) =>
        !json.TryFind(member, out var value) || value.ValueKind is JsonValueKind.Null
            ? $"\"{member}\" is missing"
        : value.ValueKind is JsonValueKind.Number
            ? $"\"{member}\" is a number: write it as a text, between quotes"
        : value.ValueKind is not JsonValueKind.String ? $"\"{member}\" is not a string"
        : JsonText.Read(value) is not { } text ? $"\"{member}\": {JsonUnicode.Problem}"
        : string.IsNullOrWhiteSpace(text) ? $"\"{member}\" is blank"
        : null;

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
