using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: null-property-is-a-value, missing-property-locally, presence.
/// <summary>
/// Gives the same answer for every value that is present, including null: for the presence operators and for broken
/// filters.
/// </summary>
internal sealed class PresenceMatcher(bool answer, bool matchesMissing = false) : ValueMatcher
{
    protected override bool MatchesMissing => matchesMissing;

    public override Match Of(in ServerValue value, ref EvaluationState state) =>
        MatchLogic.Of(answer);
}
