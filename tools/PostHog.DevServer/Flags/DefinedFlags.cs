using System.Text.Json;
using System.Text.Json.Nodes;
using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Model;
using PostHog.Time;

namespace PostHog.Development.Flags;

/// <summary>Flags with conditions, evaluated by the clients' own engine. Immutable.</summary>
internal sealed class DefinedFlags
{
    private readonly LocalEvaluator _flags;

    private DefinedFlags(string text, CompiledFlags compiled)
    {
        Text = text;
        Unusable = compiled.Unusable;
        _flags = new LocalEvaluator(compiled, SystemClock.Instance);
    }

    /// <summary>The document, as it came.</summary>
    public string Text { get; }

    /// <summary>The flags that cannot be evaluated, and why.</summary>
    public IReadOnlyList<UnusableFlag> Unusable { get; }

    /// <summary>Reads a document of definitions; null when it is none.</summary>
    public static DefinedFlags? Read(string json) =>
        DefinitionsReader.Read(json) is { } document
            ? new DefinedFlags(json, DefinitionsCompiler.Compile(document, CompileOptions.Default))
            : null;

    /// <summary>Whether a flag is for clients only, and a server asks, or the other way round.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="runtime">Who asks: <c>client</c>, <c>server</c>, or null where that is not known.</param>
    public bool LeavesOut(string key, string? runtime) =>
        (_flags.RuntimeOf(key), runtime) is ("client", "server") or ("server", "client");

    /// <summary>Returns what is answered for one flag to one question; null for a flag that cannot be computed.</summary>
    public JsonObject? Describe(string key, JsonElement question)
    {
        return _flags.Evaluate(SubjectOf(question), key, out _) is { } flag ? Describe(flag) : null;
    }

    /// <summary>Returns the values of one flag for made-up ids: how many get which.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="question">The properties and groups that all of them have.</param>
    /// <param name="ids">The ids.</param>
    public Dictionary<string, int> Count(string key, JsonElement question, IEnumerable<string> ids)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var common = SubjectOf(question);
        foreach (var id in ids)
        {
            var subject = new FlagSubject(id)
            {
                Groups = common.Groups,
                PersonProperties = common.PersonProperties,
                GroupProperties = common.GroupProperties,
            };
            var value = _flags.Evaluate(subject, key, out _) is { } flag
                ? flag.Variant ?? (flag.IsEnabled ? "true" : "false")
                : "(a property is missing)";
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts;
    }

    private static FlagSubject SubjectOf(JsonElement question) =>
        new(JsonValues.TextOf(question, "distinct_id") ?? "")
        {
            DeviceId =
                JsonValues.TextOf(question, "$device_id")
                ?? JsonValues.TextOf(question, "device_id"),
            Groups = JsonValues.TextsOf(question, "groups"),
            PersonProperties = JsonValues.MembersOf(question, "person_properties"),
            GroupProperties = JsonValues.NestedOf(question, "group_properties"),
        };

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
