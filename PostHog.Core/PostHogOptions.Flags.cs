using PostHog.Flags.Evaluation;

namespace PostHog;

public sealed partial class PostHogOptions
{
    /// <summary>
    /// How long one request for feature flags may take. Default 3 seconds; longer than zero and at most one hour.
    /// </summary>
    public TimeSpan FeatureFlagRequestTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often a request for feature flags is retried if there is no response, or if the status is 502 or 504: after
    /// 300 ms, 600 ms and so on, doubling. Default 1, from 0 to 10.
    /// </summary>
    public int FeatureFlagMaxRetries { get; set; } = 1;

    /// <summary>
    /// How long flags from the server are cached for evaluations with exactly the same inputs (distinct id, device,
    /// groups, properties and keys). If the server cannot be reached, expired flags are used. Null, the default,
    /// disables the cache: every evaluation that needs the server asks it. A duration is longer than zero and at most
    /// one hour.
    /// </summary>
    public TimeSpan? FeatureFlagCacheDuration { get; set; }

    /// <summary>
    /// How many results are cached for <see cref="FeatureFlagCacheDuration"/>; the least recently used is removed
    /// first. Default 1 000, from 1 to 1 000 000. Fewer are kept if together they need more memory than 64 MiB and 64
    /// KiB for each of this number.
    /// </summary>
    public int FeatureFlagCacheSize { get; set; } = 1_000;

    /// <summary>
    /// How many flag reads are remembered, so that each captures <c>$feature_flag_called</c> once. When the limit is
    /// reached, the oldest is removed. Default 50 000, from 1 to 10 000 000. Fewer are kept if together they need more
    /// memory than 32 MiB and 640 bytes for each of this number, because ids or keys are very long.
    /// </summary>
    public int FeatureFlagCalledCacheSize { get; set; } = 50_000;

    /// <summary>
    /// The contexts that this client evaluates flags for, such as <c>checkout</c>. A flag that is limited to contexts
    /// in PostHog is evaluated only if it has one of them. Empty by default, never null.
    /// </summary>
    public IList<string> EvaluationContexts { get; } = [];

    /// <summary>The source of flag definitions; null for the default one.</summary>
    internal IFlagDefinitionSource? FlagDefinitions { get; set; }
}
