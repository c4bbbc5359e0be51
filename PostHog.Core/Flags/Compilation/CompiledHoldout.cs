using PostHog.Flags.Evaluation;
using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Compilation;

/// <summary>A holdout made ready for evaluation.</summary>
internal sealed class CompiledHoldout(BucketSource source, ulong threshold, FeatureFlag value)
{
    /// <summary>The value of those who are held out.</summary>
    public FeatureFlag Value { get; } = value;

    /// <summary>Whether the subject is held out.</summary>
    public Match Of(ref EvaluationState run)
    {
        if (threshold >= FlagHash.Count)
        {
            return Match.Yes;
        }
        return source.OfHoldout(ref run).Id is { } id
            ? MatchLogic.Of(Hashes.OfHoldout(id) < threshold)
            : Match.Inconclusive;
    }
}
