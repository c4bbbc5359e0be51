using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.Matching.Versions;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: version-unreadable, version-tilde-caret.
/// <summary>Whether a semantic version is in a range. A value that is not a version never is.</summary>
internal sealed class VersionRangeMatcher(VersionRange range) : ValueMatcher
{
    public override int Steps => 4;

    public override Match Of(in ServerValue value, ref EvaluationState state) =>
        value.Text is not { } text ? Match.Inconclusive
        : SemanticVersion.TryParse(text, out var version) ? range.Contains(version)
        : Match.No;
}
