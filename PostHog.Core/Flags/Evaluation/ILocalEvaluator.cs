using PostHog.Flags.Inputs;
using PostHog.Flags.Model;

namespace PostHog.Flags.Evaluation;

/// <summary>
/// One set of definitions, ready for evaluation. Immutable, so a caller uses the same definitions throughout, even if
/// others are loaded. Safe for use by many threads.
/// </summary>
internal interface ILocalEvaluator
{
    /// <summary>Whether definitions are loaded; an empty set counts.</summary>
    public bool IsLoaded { get; }

    /// <summary>Whether the definitions allow minimal events for reads of locally evaluated flags.</summary>
    public bool AllowsMinimalEvents { get; }

    /// <summary>The keys of all flags, including those that cannot be evaluated locally.</summary>
    public FlagIndex Index { get; }

    /// <summary>Evaluates one flag. Returns null if it cannot be evaluated locally. Never throws.</summary>
    public FeatureFlag? Evaluate(in FlagSubject subject, string key, out LocalGap gap);

    /// <summary>
    /// Evaluates all flags, with one result per index of <see cref="Index"/>; null if it cannot be evaluated locally.
    /// </summary>
    /// <returns>The number of flags that could not be evaluated.</returns>
    public int EvaluateAll(in FlagSubject subject, FeatureFlag?[] results);

    /// <summary>Returns where a flag is evaluated according to the definitions; null if they do not say.</summary>
    public string? RuntimeOf(string key);

    /// <summary>Gets the payload for one value of a flag: the variant, or <c>true</c>.</summary>
    /// <returns>Whether the definitions contain the flag.</returns>
    public bool TryGetPayload(string key, string value, out string? json);
}
