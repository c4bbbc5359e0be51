using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Loading;
using PostHog.Time;
using PostHog.Wire.Json;

namespace PostHog.Flags.Overriding;

/// <summary>
/// Reads overridden flags from JSON that people write:
/// <c>{"beta": true, "layout": "wide", "banner": {"value": true, "payload": {…}}}</c>, or definitions.
/// </summary>
/// <param name="options">What is known beyond the definitions.</param>
/// <param name="clock">The clock for dates relative to now.</param>
internal sealed class OverrideReader(CompileOptions options, Clock clock)
{
    private const string Flags = "flags";
    private const string Expected =
        "must be true, false, a variant, or an object with 'value' and, if there is one, 'payload'";

    /// <summary>Reads the flags.</summary>
    /// <returns>The flags, or what is wrong with the text, and where.</returns>
    public (OverrideTable? Table, string? Problem) Read(string json)
    {
        if (JsonSyntax.FaultOf(json) is { } place)
        {
            return (null, $"{place}: this is not JSON, or nested too deeply");
        }

        var tokens = JsonTokens.OfDocument(json);
        tokens.Read();
        JsonTree.TryRead(ref tokens, JsonSyntax.MaxDepth, out var root);
        return root is not JsonObject members ? (null, "line 1: this is not an object of flags")
            : members.ValueOf(Flags) is object?[] flags ? ReadDefinitions(json, members, flags)
            : ReadValues(json, members);
    }

    private (OverrideTable? Table, string? Problem) ReadDefinitions(
        string json,
        JsonObject members,
        object?[] flags
    )
    {
        var keyless = Array.FindIndex(flags, flag => KeyOf(flag) is not { Length: > 0 });
        if (keyless >= 0)
        {
            return (null, $"{MemberPlace.OfElement(json, Flags, keyless)}: a flag has no key");
        }

        if (DefinitionsReader.Read(json) is not { } document)
        {
            return (null, $"{MemberPlace.Of(json, Flags)}: '{Flags}' holds no flag definitions");
        }

        var cohorts = members.ValueOf("cohorts") as JsonObject ?? [];
        if (LocalEvaluationSupport.FindProblem(json, cohorts.ContainsKey) is { } problem)
        {
            return (null, problem);
        }

        var compiled = LocalEvaluationSupport.Compile(document, options);
        return compiled.Unusable.Count > 0
            ? (null, Describe(json, flags, compiled.Unusable[0]))
            : (new OverrideTable(None, new LocalEvaluator(compiled, clock)), null);
    }

    private static string Describe(string json, object?[] flags, UnusableFlag unusable)
    {
        var index = Array.FindLastIndex(flags, flag => KeyOf(flag) == unusable.Key);
        return $"{MemberPlace.OfElement(json, Flags, index)}: the flag '{unusable.Key}' cannot be evaluated here: {unusable.Reason}";
    }

    private static string? KeyOf(object? flag) => (flag as JsonObject)?.ValueOf("key") as string;

    private static Dictionary<string, FeatureFlag> None => new(StringComparer.Ordinal);

    private static (OverrideTable? Table, string? Problem) ReadValues(
        string json,
        JsonObject members
    )
    {
        var values = None;
        foreach (var member in members)
        {
            if (string.IsNullOrWhiteSpace(member.Key) || ValueOf(member.Value) is not { } value)
            {
                return (null, $"{MemberPlace.Of(json, member.Key)}: '{member.Key}' {Expected}");
            }

            values[member.Key] = value.ToFlag(member.Key);
        }

        return (new OverrideTable(values, rules: null), null);
    }

    private static FeatureFlagValue? ValueOf(object? value) =>
        value switch
        {
            bool isEnabled => isEnabled,
            string variant => variant,
            JsonObject described => DescribedBy(described),
            _ => null,
        };

    private static FeatureFlagValue? DescribedBy(JsonObject described)
    {
        var payload = described.ValueOf("payload") is { } tree ? JsonTree.ToJson(tree) : null;
        return described.ValueOf("value") switch
        {
            bool isEnabled => new FeatureFlagValue(isEnabled, payload),
            string variant => new FeatureFlagValue(variant, payload),
            _ => null,
        };
    }
}
