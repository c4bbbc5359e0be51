using PostHog.Flags.Evaluation;

namespace PostHog;

public sealed partial class PostHogOptions
{
    /// <summary>How long one attempt at asking for feature flags may take: somebody is waiting for it. Default 3 seconds.</summary>
    public TimeSpan FeatureFlagRequestTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often the server is asked again for feature flags when no answer came, or 502 or 504: after 300 ms, 600 ms and so
    /// on, doubling. Default 1, at most 10.
    /// </summary>
    public int FeatureFlagMaxRetries { get; set; } = 1;

    /// <summary>
    /// How long an answer of the server serves further evaluations with exactly the same inputs (distinct id, device, groups,
    /// properties and keys). When the server is out of reach, an older one stands in. Null, the default, switches that off:
    /// every evaluation that needs the server asks it.
    /// </summary>
    public TimeSpan? FeatureFlagCacheDuration { get; set; }

    /// <summary>How many answers are kept for <see cref="FeatureFlagCacheDuration"/>; the one unused longest goes first. Default 1 000.</summary>
    public int FeatureFlagCacheSize { get; set; } = 1_000;

    /// <summary>
    /// How many reads of flags are remembered, so that each sends its event <c>$feature_flag_called</c> once. When it is full,
    /// the one longest ago is forgotten. Default 50 000.
    /// </summary>
    public int FeatureFlagCalledCacheSize { get; set; } = 50_000;

    /// <summary>
    /// The contexts this client evaluates flags for, such as <c>checkout</c>. A flag that is limited to contexts in PostHog is
    /// evaluated only if it has one of them. Empty at first, never null.
    /// </summary>
    public IList<string> EvaluationContexts { get; } = [];

    /// <summary>Where definitions of flags come from; null for the usual place.</summary>
    internal IFlagDefinitionSource? FlagDefinitions { get; set; }
}
