using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: null-property-is-a-value, missing-property-locally, presence.
/// <summary>The answer for every value that is there, null included: what the operators about presence say, and broken filters.</summary>
internal sealed class PresenceMatcher(bool answer) : ValueMatcher
{
    public override Match Of(in ServerValue value, ref EvaluationState state) =>
        MatchLogic.Of(answer);
}
