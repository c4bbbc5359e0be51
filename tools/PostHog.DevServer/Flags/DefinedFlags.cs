using System.Text.Json;
using System.Text.Json.Nodes;
using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Time;

namespace PostHog.Development.Flags;

/// <summary>Flags with conditions, evaluated by the clients' own engine. Immutable.</summary>
internal sealed class DefinedFlags
{
    private readonly LocalEvaluator _flags;

    private DefinedFlags(LocalEvaluator flags) => _flags = flags;

    /// <summary>Reads a document of definitions; null when it is none.</summary>
    public static DefinedFlags? Read(string json) =>
        DefinitionsReader.Read(json) is { } document
            ? new DefinedFlags(
                new LocalEvaluator(
                    DefinitionsCompiler.Compile(document, CompileOptions.Default),
                    SystemClock.Instance
                )
            )
            : null;

    /// <summary>Whether a flag is for clients only, and a server asks.</summary>
    public bool LeavesOut(string key, JsonElement question) =>
        _flags.RuntimeOf(key) is "client"
        && JsonValues.TextOf(question, "evaluation_runtime") is "server";

    /// <summary>Returns what is answered for one flag to one question; null for a flag that cannot be computed.</summary>
    public JsonObject? Describe(string key, JsonElement question)
    {
        var subject = new FlagSubject(JsonValues.TextOf(question, "distinct_id") ?? "")
        {
            DeviceId = JsonValues.TextOf(question, "device_id"),
            Groups = JsonValues.TextsOf(question, "groups"),
            PersonProperties = JsonValues.MembersOf(question, "person_properties"),
            GroupProperties = JsonValues.NestedOf(question, "group_properties"),
        };
        return _flags.Evaluate(subject, key, out _) is { } flag ? Describe(flag) : null;
    }

    private static JsonObject Describe(FeatureFlag flag) =>
        new()
        {
            ["key"] = flag.Key,
            ["enabled"] = flag.IsEnabled,
            ["variant"] = flag.Variant,
            ["reason"] = new JsonObject
            {
                ["code"] = flag.Reason,
                ["condition_index"] = flag.ConditionIndex,
            },
            ["metadata"] = new JsonObject
            {
                ["id"] = flag.Id,
                ["version"] = flag.Version,
                ["payload"] = flag.PayloadJson,
            },
        };
}
