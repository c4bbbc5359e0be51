namespace PostHog.Flags.Model;

// Facts: holdout-hash, holdout-before-conditions, holdout-percentage, holdout-identity.
/// <summary>A holdout, compiled.</summary>
/// <param name="source">What it is rolled out by.</param>
/// <param name="threshold">How many of all hashes are held out; a hash below it is.</param>
/// <param name="value">The value of those who are held out.</param>
internal sealed class CompiledHoldout(BucketSource source, ulong threshold, FeatureFlag value)
{
    /// <summary>What it is rolled out by.</summary>
    public BucketSource Source { get; } = source;

    /// <summary>How many of all hashes are held out; a hash below it is.</summary>
    public ulong Threshold { get; } = threshold;

    /// <summary>The value of those who are held out.</summary>
    public FeatureFlag Value { get; } = value;
}
