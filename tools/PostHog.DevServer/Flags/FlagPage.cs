using System.Text.Json;
using System.Text.Json.Nodes;
using PostHog.Development.Ingestion;
using PostHog.Development.Viewer;

namespace PostHog.Development.Flags;

/// <summary>What is shown of flags: what they are made of, who gets what and why, and how many would.</summary>
internal static class FlagPage
{
    private const int MostIds = 10_000;
    private const int UsualIds = 1_000;

    /// <summary>Lists the flags with their conditions and overrides.</summary>
    public static JsonObject List(FlagStore store)
    {
        var set = store.Current;
        var definitions = DefinitionsByKey(set);
        return new JsonObject
        {
            ["flags"] = new JsonArray([
                .. set.Keys.Select(JsonNode (key) => Describe(key, set, definitions)),
            ]),
            ["overrides"] = new JsonArray([
                .. set.Overrides.All.Select(
                    JsonNode (one) =>
                        new JsonObject
                        {
                            ["key"] = one.Key,
                            ["distinct_id"] = one.Id.Length == 0 ? null : one.Id,
                            ["value"] = one.Value.Value,
                            ["payload"] = Parse(one.Value.Payload),
                        }
                ),
            ]),
            ["fileProblem"] = store.FileProblem,
            ["refusal"] = store.Refusal,
        };
    }

    /// <summary>Says for each flag which value somebody gets, and which condition decided.</summary>
    public static JsonObject Evaluate(FlagSet set, FlagQuestion question)
    {
        var definitions = DefinitionsByKey(set);
        var given = JsonValues.MembersOf(question.Json, "person_properties").Keys;
        var names = given
            .Concat(question.Known?.Keys ?? [])
            .Append("distinct_id")
            .ToHashSet(StringComparer.Ordinal);
        var results = set.Keys.Select(
            JsonNode (key) =>
            {
                var described = set.Describe(key, question) ?? FixedFlag.Failed(key);
                var index = (int?)described["reason"]?["condition_index"];
                described["overridden"] = set.Overrides.Find(key, question.DistinctId) is not null;
                described["condition"] =
                    index is { } place && definitions.TryGetValue(key, out var definition)
                        ? ConditionOf(definition, place)
                        : null;
                described["missing"] =
                    (bool?)described["enabled"] is false
                    && definitions.TryGetValue(key, out var unmet)
                        ? Missing(unmet, names)
                        : null;
                described["problem"] = ProblemOf(key, set);
                return described;
            }
        );
        return new JsonObject { ["results"] = new JsonArray([.. results]) };
    }

    /// <summary>Counts which values made-up ids get, 1 000 of them unless said.</summary>
    /// <param name="set">The flags.</param>
    /// <param name="question">Which flag, and the properties and groups that all ids have.</param>
    /// <param name="known">What earlier events say about persons and groups.</param>
    public static (JsonObject? Counts, string? Problem) Preview(
        FlagSet set,
        JsonElement question,
        ViewerState known
    )
    {
        if (
            JsonValues.TextOf(question, "key") is not { } key
            || !set.Keys.Contains(key, StringComparer.Ordinal)
        )
        {
            return (null, "\"key\" must name a flag");
        }

        var count = CountOf(question);
        var evaluate = set.Defined?.ForIds(key, question, known) ?? (_ => "(no such flag)");
        if (count is < 1 or > MostIds)
        {
            return (null, "\"count\" must be from 1 to 10 000");
        }

        var values = new JsonObject();
        var got = Enumerable
            .Range(1, count)
            .Select(number => $"user-{number}")
            .Select(id => ValueOf(set, key, id) ?? evaluate(id));
        foreach (
            var (value, number) in got.CountBy(value => value).OrderByDescending(one => one.Value)
        )
        {
            values[value] = number;
        }

        return (
            new JsonObject
            {
                ["key"] = key,
                ["count"] = count,
                ["values"] = values,
            },
            null
        );
    }

    /// <summary>The value that is the same whatever is known about somebody; null where conditions decide.</summary>
    private static string? ValueOf(FlagSet set, string key, string id) =>
        (set.Overrides.Find(key, id) ?? set.Values.GetValueOrDefault(key))?.Text;

    private static int CountOf(JsonElement question) =>
        question.ValueKind == JsonValueKind.Object
        && question.TryFind("count", out var given)
        && given.ValueKind == JsonValueKind.Number
            ? given.TryGetInt32(out var count)
                ? count
                : 0
            : UsualIds;

    private static JsonObject Describe(
        string key,
        FlagSet set,
        Dictionary<string, JsonObject> definitions
    )
    {
        var described = definitions.TryGetValue(key, out var definition)
            ? DescribeDefinition(definition)
            : DescribeValue(set.Values.GetValueOrDefault(key));
        described["key"] = key;
        described["problem"] = ProblemOf(key, set);
        return described;
    }

    private static string? ProblemOf(string key, FlagSet set) =>
        set.Defined?.Unusable.FirstOrDefault(one => one.Key == key)?.Reason;

    private static JsonObject DescribeDefinition(JsonObject definition) =>
        new()
        {
            ["kind"] = "definition",
            ["active"] = definition["active"]?.DeepClone() ?? true,
            ["filters"] = definition["filters"]?.DeepClone(),
        };

    private static JsonObject DescribeValue(FixedFlag? value) =>
        value is null
            ? new JsonObject { ["kind"] = "override" }
            : new JsonObject
            {
                ["kind"] = "fixed",
                ["active"] = value.IsEnabled,
                ["value"] = value.Value,
                ["payload"] = Parse(value.Payload),
            };

    private static Dictionary<string, JsonObject> DefinitionsByKey(FlagSet set)
    {
        var found = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        if (set.Defined is { } defined)
        {
            var flags = JsonNode.Parse(defined.Text)?["flags"]?.AsArray() ?? [];
            foreach (var flag in flags.OfType<JsonObject>())
            {
                found.TryAdd((string)flag["key"]!, flag);
            }
        }

        return found;
    }

    private static JsonNode? ConditionOf(JsonObject definition, int index) =>
        definition["filters"]?["groups"] is JsonArray groups && index < groups.Count
            ? groups[index]?.DeepClone()
            : null;

    /// <summary>The properties that its conditions ask for and the person does not have.</summary>
    private static JsonArray Missing(JsonObject definition, HashSet<string> known)
    {
        var groups = definition["filters"]?["groups"] as JsonArray ?? [];
        var names = groups
            .OfType<JsonObject>()
            .SelectMany(group => group["properties"] as JsonArray ?? [])
            .Where(filter => (filter?["type"]?.ToString() ?? "person") is "person")
            .Select(filter => filter?["key"]?.ToString())
            .OfType<string>()
            .Where(name => !known.Contains(name))
            .Distinct(StringComparer.Ordinal);
        return new JsonArray([.. names.Select(name => (JsonNode)name)]);
    }

    private static JsonNode? Parse(string? payload) =>
        payload is null ? null : JsonNode.Parse(payload);
}
