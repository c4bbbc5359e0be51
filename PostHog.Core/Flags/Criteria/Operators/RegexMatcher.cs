using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Patterns;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: regex-engine, regex-invalid, regex-subject.
/// <summary><c>regex</c> and <c>not_regex</c>.</summary>
internal sealed class RegexMatcher(Pattern pattern, bool isNegated) : ValueMatcher
{
    public override int Steps => 5;

    protected override bool MatchesMissing => isNegated;

    public override Match Of(in ServerValue value, ref EvaluationState state) =>
        value.Text is { } text ? pattern.Test(text, isNegated) : Match.Inconclusive;
}
