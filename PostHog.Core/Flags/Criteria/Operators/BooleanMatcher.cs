using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: exact-legacy-truth.
/// <summary>The older <c>exact</c> and <c>is_not</c>, which compare both sides as booleans.</summary>
internal sealed class BooleanMatcher(bool expected, bool isNegated) : ValueMatcher
{
    protected override bool MatchesMissing => isNegated;

    public override Match Of(in ServerValue value, ref EvaluationState state) =>
        value.AsBoolean.Not(expected == isNegated);
}
