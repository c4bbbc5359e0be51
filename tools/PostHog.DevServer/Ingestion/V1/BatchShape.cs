using System.Text.Json;

namespace PostHog.Development.Ingestion.V1;

/// <summary>What a V1 body must look like for any of its events to be looked at.</summary>
internal static class BatchShape
{
    private const string Malformed = "request_parsing_error";

    private static readonly string[] RequiredTexts = ["event", "uuid", "distinct_id", "timestamp"];
    private static readonly string[] OptionalTexts = ["session_id", "window_id"];
    private static readonly string[] MembersOfV0 = ["api_key", "token", "sent_at"];

    /// <summary>Why the whole batch is refused, or null.</summary>
    public static Problem? FindProblem(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return new Problem(Malformed, "the body is not a JSON object");
        }

        if (Array.Find(MembersOfV0, name => root.TryFind(name, out _)) is { } stray)
        {
            return new Problem(Malformed, $"\"{stray}\" belongs into no V1 body");
        }

        if (!Timestamp.IsValid(JsonText.Read(root, "created_at") ?? ""))
        {
            return new Problem("invalid_batch", "\"created_at\" is missing or no time of RFC 3339");
        }

        if (
            root.TryFind("historical_migration", out var historical)
            && historical.ValueKind is not JsonValueKind.True
        )
        {
            return new Problem(Malformed, "\"historical_migration\" is true or left out");
        }

        return FindProblemInBatch(root);
    }

    private static Problem? FindProblemInBatch(JsonElement root)
    {
        if (!root.TryFind("batch", out var batch) || batch.ValueKind is not JsonValueKind.Array)
        {
            return new Problem(Malformed, "\"batch\" is missing or not an array");
        }

        var seen = new HashSet<Guid>();
        var index = 0;
        foreach (var json in batch.EnumerateArray())
        {
            if ((FindWrongType(json) ?? FindUnfitUuid(json, seen)) is { } problem)
            {
                return problem with { Description = $"batch[{index}]: {problem.Description}" };
            }

            index++;
        }

        return index == 0 ? new Problem("empty_batch", "\"batch\" holds no event") : null;
    }

    private static Problem? FindWrongType(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return new Problem(Malformed, "an event must be an object");
        }

        var required = Array.Find(RequiredTexts, name => JsonText.Read(json, name) is null);
        if (required is not null)
        {
            return new Problem(Malformed, $"\"{required}\" is missing or not a string");
        }

        var optional = Array.Find(OptionalTexts, name => !IsTextOrNone(json, name));
        return optional is null ? null : new Problem(Malformed, $"\"{optional}\" is not a string");
    }

    private static bool IsTextOrNone(JsonElement json, string member) =>
        !json.TryFind(member, out var value)
        || value.ValueKind is JsonValueKind.Null
        || JsonText.Read(value) is not null;

    private static Problem? FindUnfitUuid(JsonElement json, HashSet<Guid> seen)
    {
        var text = JsonText.Read(json, "uuid");
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Problem("missing_event_uuid", "\"uuid\" is empty");
        }

        if (WireUuid.Parse(text) is not { } uuid)
        {
            return new Problem("invalid_event_uuid", "\"uuid\" is not a UUID");
        }

        return seen.Add(uuid)
            ? null
            : new Problem("duplicate_event_uuid", $"the uuid {uuid} comes twice");
    }
}
