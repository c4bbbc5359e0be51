using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Operators;

/// <summary><c>between</c> and <c>not_between</c>, bounds included. What is no number is not between; NaN is neither.</summary>
internal sealed class BetweenMatcher(double low, double high, bool isNegated) : ValueMatcher
{
    public override int Steps => 2;

    public override Match Of(in ServerValue value, ref EvaluationState run)
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
