using PostHog.Flags.Criteria;

namespace PostHog.Flags.Model;

// Facts: condition-variant-override.
/// <summary>A condition made ready for evaluation.</summary>
internal sealed class CompiledCondition(
    ConditionFailure noBucket,
    ConditionFailure noMatch,
    ConditionFailure outOfRollout
)
{
    /// <summary>What is rolled out by; without it the condition is skipped.</summary>
    public BucketSource Bucket { get; init; }

    /// <summary>What has to hold, the cheapest first.</summary>
    public Criterion[] Criteria { get; init; } = [];

    /// <summary>Whether it names a cohort that is missing or rests upon itself: the flag has no answer once it is asked.</summary>
    public bool IsBroken { get; init; }

    /// <summary>How many of all hashes are in; a hash below it is.</summary>
    public ulong Threshold { get; init; }

    /// <summary>The value everybody in it has; null when the hash decides on a variant.</summary>
    public FeatureFlag? Value { get; init; }

    /// <summary>The value of each variant, and last that of a hash beyond them all.</summary>
    public FeatureFlag[] Variants { get; init; } = [];

    public ConditionFailure NoBucket { get; } = noBucket;

    public ConditionFailure NoMatch { get; } = noMatch;

    public ConditionFailure OutOfRollout { get; } = outOfRollout;
}
