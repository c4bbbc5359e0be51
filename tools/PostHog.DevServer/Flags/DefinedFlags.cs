using System.Text.Json;
using System.Text.Json.Nodes;
using PostHog.Development.Viewer;
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
    // Fact: PostHog reads dates without a zone in that of the project, which is UTC unless it was changed.
    private static readonly CompileOptions Options = new() { TimeZone = TimeZoneInfo.Utc };

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
            ? new DefinedFlags(json, DefinitionsCompiler.Compile(document, Options))
            : null;

    /// <summary>Whether a flag is for clients only, and a server asks, or the other way round.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="runtime">Who asks: <c>client</c>, <c>server</c>, or null where that is not known.</param>
    public bool LeavesOut(string key, string? runtime) =>
        (_flags.RuntimeOf(key), runtime) is ("client", "server") or ("server", "client");

    /// <summary>Returns what is answered for one flag to one question; null for a flag that cannot be computed.</summary>
    public JsonObject? Describe(string key, in FlagQuestion question) =>
        _flags.Evaluate(SubjectOf(question), key, out _) is { } flag ? Describe(flag) : null;

    /// <summary>Returns what tells the value of one flag for an id.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="question">The properties and groups that all ids have.</param>
    /// <param name="known">What earlier events say about persons and groups; it is no use of them.</param>
    public Func<string, string> ForIds(string key, JsonElement question, ViewerState known)
    {
        var common = SubjectOf(
            new FlagQuestion(question, Known: null, FlagQuestion.ReadGroups(question, known.Groups))
        );
        return id =>
        {
            var subject = new FlagSubject(id)
            {
                IsComplete = true,
                Groups = common.Groups,
                PersonProperties = common.PersonProperties,
                PersonDefaults = FlagQuestion.ReadPerson(id, known.Persons, isUse: false),
                GroupProperties = common.GroupProperties,
                GroupDefaults = common.GroupDefaults,
            };
            return _flags.Evaluate(subject, key, out _) is { } flag
                ? flag.Variant ?? (flag.IsEnabled ? "true" : "false")
                : "(cannot be computed)";
        };
    }

    // Nobody else can know more about the person.
    private static FlagSubject SubjectOf(in FlagQuestion question) =>
        new(question.DistinctId ?? "")
        {
            IsComplete = true,
            DeviceId =
                JsonValues.TextOf(question.Json, "$device_id")
                ?? JsonValues.TextOf(question.Json, "device_id"),
            Groups = JsonValues.TextsOf(question.Json, "groups"),
            PersonProperties = JsonValues.MembersOf(question.Json, "person_properties"),
            PersonDefaults = question.Known,
            GroupProperties = JsonValues.NestedOf(question.Json, "group_properties"),
            GroupDefaults = question.KnownGroups,
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
