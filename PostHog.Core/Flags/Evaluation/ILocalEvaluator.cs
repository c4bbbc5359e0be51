using PostHog.Flags.Inputs;
using PostHog.Flags.Model;

namespace PostHog.Flags.Evaluation;

/// <summary>
/// One set of definitions, ready to be evaluated. Immutable: a caller that took it evaluates with the same definitions throughout,
/// whatever is loaded meanwhile. Safe for use by many threads.
/// </summary>
internal interface ILocalEvaluator
{
    /// <summary>Whether any definitions are loaded, be it an empty set.</summary>
    public bool IsLoaded { get; }

    /// <summary>Whether the definitions allow short events about reads of flags evaluated here.</summary>
    public bool AllowsMinimalEvents { get; }

    /// <summary>The keys of all flags, whether or not they can be evaluated here.</summary>
    public FlagIndex Index { get; }

    /// <summary>Evaluates one flag; null when that is not possible here. Never throws.</summary>
    public FeatureFlag? Evaluate(in FlagSubject subject, string key, out LocalGap gap);

    /// <summary>Evaluates all flags: one result for each index of <see cref="Index"/>, null where that is not possible here.</summary>
    /// <returns>How many could not be evaluated.</returns>
    public int EvaluateAll(in FlagSubject subject, FeatureFlag?[] results);

    /// <summary>Returns where a flag is evaluated, as the definitions say it; null where they do not.</summary>
    public string? RuntimeOf(string key);

    /// <summary>Finds the payload that belongs to one value of a flag: the variant, or <c>true</c>.</summary>
    /// <returns>Whether the definitions hold the flag.</returns>
    public bool TryGetPayload(string key, string value, out string? json);
}
