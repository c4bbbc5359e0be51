using PostHog.Flags;

namespace PostHog;

/// <summary>The values of flags and their payloads, by key. Immutable and safe to share.</summary>
public sealed class FeatureFlagsAndPayloads
{
    internal FeatureFlagsAndPayloads(FeatureFlagEvaluations evaluated)
    {
        FeatureFlags = FlagValues.Of(evaluated);
        FeatureFlagPayloads = FlagValues.PayloadsOf(evaluated);
    }

    /// <summary>
    /// The value of each flag: a <see cref="bool"/>, or the variant as a <see cref="string"/>. Never null.
    /// </summary>
    public IReadOnlyDictionary<string, object> FeatureFlags { get; }

    /// <summary>The payloads of the flags that have one, as JSON text. Never null.</summary>
    public IReadOnlyDictionary<string, string> FeatureFlagPayloads { get; }
}
