using PostHog.Flags.Criteria.Operators;
using PostHog.Flags.Matching;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria;

// Facts: filter-property-source.
/// <summary>Tests a property of the subject's group of one type.</summary>
internal sealed class GroupPropertyCriterion(
    int index,
    string groupType,
    string property,
    ValueMatcher test
) : Criterion(index, new CriterionCost(test.Steps, 1))
{
    protected override Match Decide(ref EvaluationState state) =>
        state.TryGetGroupProperty(groupType, property, out var value)
            ? test.Of(value, ref state)
            : test.OfMissing(state.IsComplete);
}
