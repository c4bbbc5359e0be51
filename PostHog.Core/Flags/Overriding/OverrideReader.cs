using PostHog.Flags.Compilation;
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
    private const string Expected =
        "must be true, false, a variant, or an object with 'value' and, if there is one, 'payload'";

    /// <summary>Reads the flags.</summary>
    /// <returns>The flags, or what is wrong with the text, and where.</returns>
    public (OverrideTable? Table, string? Problem) Read(string json)
    {
        var (members, problem) = WrittenDefinitions.ReadMembers(json);
        return members is null ? (null, problem)
            : WrittenDefinitions.DefinitionsIn(members) is null ? ReadValues(json, members)
            : ReadDefinitions(json, members);
    }

    private (OverrideTable? Table, string? Problem) ReadDefinitions(string json, JsonObject members)
    {
        var (document, problem) = WrittenDefinitions.Read(json, members);
        if (document is null)
        {
            return (null, problem);
        }

        var compiled = LocalEvaluationSupport.Compile(document, options);
        return compiled.Unusable.Count > 0
            ? (null, WrittenDefinitions.Describe(json, members, compiled.Unusable[0]))
            : (new OverrideTable(None, new LocalEvaluator(compiled, clock)), null);
    }

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
