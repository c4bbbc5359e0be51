using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: between.
/// <summary><c>between</c> and <c>not_between</c>, bounds included. What is no number is not between; NaN is neither.</summary>
internal sealed class BetweenMatcher(double low, double high, bool isNegated) : ValueMatcher
{
    public override int Steps => 2;

    public override Match Of(in ServerValue value, ref EvaluationState state)
    {
        var isNumber = value.TryGetNumber(out var number);
        if (isNumber != Match.Yes)
        {
            return isNumber.Not(isNegated);
        }

        return MatchLogic.Of(
            !double.IsNaN(number) && (number >= low && number <= high) != isNegated
        );
    }
}
