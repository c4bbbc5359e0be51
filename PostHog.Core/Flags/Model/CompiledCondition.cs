using PostHog.Flags.Criteria;

namespace PostHog.Flags.Model;

// Facts: condition-variant-override.
/// <summary>A condition compiled for evaluation.</summary>
internal sealed class CompiledCondition(
    ConditionFailure noBucket,
    ConditionFailure noMatch,
    ConditionFailure outOfRollout
)
{
    /// <summary>
    /// The source of the identifier to roll out by; without the identifier, the condition is skipped.
    /// </summary>
    public BucketSource Bucket { get; init; }

    /// <summary>The criteria that must hold, the cheapest first.</summary>
    public Criterion[] Criteria { get; init; } = [];

    /// <summary>
    /// Whether the condition refers to a cohort that is missing or depends on itself. Reaching it leaves the flag
    /// without a value.
    /// </summary>
    public bool IsBroken { get; init; }

    /// <summary>The rollout as a number of hashes; a hash below it is included.</summary>
    public ulong Threshold { get; init; }

    /// <summary>The value for everybody who matches; null if the hash decides the variant.</summary>
    public FeatureFlag? Value { get; init; }

    /// <summary>The value of each variant, followed by the value for a hash beyond all variants.</summary>
    public FeatureFlag[] Variants { get; init; } = [];

    public ConditionFailure NoBucket { get; } = noBucket;

    public ConditionFailure NoMatch { get; } = noMatch;

    public ConditionFailure OutOfRollout { get; } = outOfRollout;
}
