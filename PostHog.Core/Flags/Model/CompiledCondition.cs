using PostHog.Flags.Criteria;

namespace PostHog.Flags.Model;

// Facts: condition-variant-override.
/// <summary>A condition compiled for evaluation.</summary>
internal sealed class CompiledCondition(
    FeatureFlag noBucket,
    FeatureFlag noMatch,
    FeatureFlag outOfRollout
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

    /// <summary>The value if there is no identifier to roll out by, and nothing else ranks higher.</summary>
    public ConditionFailure NoBucket =>
        new(
            noBucket,
            Bucket.Kind == BucketKind.Group
                ? ConditionFailure.NoGroup
                : ConditionFailure.OutOfRollout
        );

    /// <summary>The value if a criterion does not hold.</summary>
    public ConditionFailure NoMatch => new(noMatch, ConditionFailure.NoMatch);

    /// <summary>The value for everybody beyond the rollout.</summary>
    public ConditionFailure OutOfRollout => new(outOfRollout, ConditionFailure.OutOfRollout);
}
