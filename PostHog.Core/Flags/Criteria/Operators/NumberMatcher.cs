using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria.Operators;

// Facts: number-reading.
/// <summary><c>gt</c>, <c>gte</c>, <c>lt</c> and <c>lte</c>. A value that is not a number never matches.</summary>
internal sealed class NumberMatcher(Comparison order, double operand) : ValueMatcher
{
    public override int Steps => 2;

    public override Match Of(in ServerValue value, ref EvaluationState state)
    {
        var isNumber = value.TryGetNumber(out var number);
        if (isNumber != Match.Yes)
        {
            return isNumber;
        }

        // NaN compares with nothing.
        return MatchLogic.Of(
            !double.IsNaN(number)
                && !double.IsNaN(operand)
                && order.Fits(
                    number < operand ? -1
                    : number > operand ? 1
                    : 0
                )
        );
    }
}
