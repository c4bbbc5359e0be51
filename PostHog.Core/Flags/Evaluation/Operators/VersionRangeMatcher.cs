using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Operators;

/// <summary>Whether a semantic version is in a range; what is no version is in none.</summary>
internal sealed class VersionRangeMatcher(VersionRange range) : ValueMatcher
{
    public override int Steps => 4;

    public override Match Of(in ServerValue value, ref EvaluationState run) =>
        value.Text is not { } text ? Match.Inconclusive
        : SemanticVersion.TryParse(text, out var version) ? range.Contains(version)
        : Match.No;
}
