using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Time;

namespace PostHog.Async.Testing.Server;

/// <summary>Flags with conditions, evaluated by the clients' own engine. Immutable.</summary>
internal sealed class DefinedFlags(string json, FlagDocument document, Clock clock)
{
    private readonly LocalEvaluator _evaluator = new(
        DefinitionsCompiler.Compile(document, new CompileOptions { TimeZone = TimeZoneInfo.Utc }),
        clock
    );

    /// <summary>The definitions.</summary>
    public string Json => json;

    /// <summary>Evaluates all flags; one that cannot be computed is null.</summary>
    public Dictionary<string, FeatureFlag?> Evaluate(in FlagSubject subject)
    {
        var flags = new Dictionary<string, FeatureFlag?>(StringComparer.Ordinal);
        foreach (var key in _evaluator.Index.Keys)
        {
            flags[key] = _evaluator.Evaluate(subject, key, out _);
        }

        return flags;
    }
}
