using PostHog.Flags.Compilation;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Loading;
using PostHog.Flags.Model;
using PostHog.Flags.Overriding;
using PostHog.Time;

namespace PostHog.Async.Testing.Server;

/// <summary>Flags with conditions, evaluated by the clients' own engine. Immutable.</summary>
internal sealed class DefinedFlags
{
    private readonly LocalEvaluator _evaluator;

    private DefinedFlags(string json, CompiledFlags compiled, Clock clock)
    {
        Json = json;
        _evaluator = new LocalEvaluator(compiled, clock);
    }

    /// <summary>The definitions.</summary>
    public string Json { get; }

    /// <summary>Reads definitions.</summary>
    /// <returns>The flags, or what is wrong with them, and where.</returns>
    public static (DefinedFlags? Flags, string? Problem) Read(string json, Clock clock)
    {
        LocalEvaluationSupport.Require();
        var (members, fault) = WrittenDefinitions.ReadMembers(json);
        if (members is null)
        {
            return (null, fault);
        }

        if (WrittenDefinitions.DefinitionsIn(members) is null)
        {
            return (null, "this is not an object with an array 'flags'");
        }

        var (document, problem) = WrittenDefinitions.Read(json, members);
        if (document is null)
        {
            return (null, problem);
        }

        var options = new CompileOptions { TimeZone = TimeZoneInfo.Utc };
        var compiled = LocalEvaluationSupport.Compile(document, options);
        var broken = compiled.Unusable.FirstOrDefault(flag => flag.IsForEverybody);
        return broken is null
            ? (new DefinedFlags(json, compiled, clock), null)
            : (null, WrittenDefinitions.Describe(json, members, broken));
    }

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
