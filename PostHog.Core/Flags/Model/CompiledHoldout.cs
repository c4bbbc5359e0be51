namespace PostHog.Flags.Model;

// Facts: holdout-hash, holdout-before-conditions, holdout-percentage, holdout-identity.
/// <summary>A holdout, compiled.</summary>
/// <param name="source">The source of the identifier to roll out by.</param>
/// <param name="threshold">The number of hashes that are held out; a hash below it is held out.</param>
/// <param name="value">The value for people who are held out.</param>
internal sealed class CompiledHoldout(BucketSource source, ulong threshold, FeatureFlag value)
{
    /// <summary>The source of the identifier to roll out by.</summary>
    public BucketSource Source { get; } = source;

    /// <summary>The number of hashes that are held out; a hash below it is held out.</summary>
    public ulong Threshold { get; } = threshold;

    /// <summary>The value for people who are held out.</summary>
    public FeatureFlag Value { get; } = value;
}
