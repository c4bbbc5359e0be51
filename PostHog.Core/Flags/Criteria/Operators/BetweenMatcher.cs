using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: between.
/// <summary>
/// <c>between</c> and <c>not_between</c>, including the bounds. NaN matches neither. A value that is not a number is
/// never between; whether it is "not between" depends on the server version, so the server decides.
/// </summary>
internal sealed class BetweenMatcher(double low, double high, bool isNegated) : ValueMatcher
{
    public override int Steps => 2;

    protected override bool MatchesMissing => isNegated;

    public override Match Of(in ServerValue value, ref EvaluationState state)
    {
        var isNumber = value.TryGetNumber(out var number);
        if (isNumber != Match.Yes)
        {
            return isNegated ? Match.Inconclusive : isNumber;
        }

        return MatchLogic.Of(
            !double.IsNaN(number) && (number >= low && number <= high) != isNegated
        );
    }
}
