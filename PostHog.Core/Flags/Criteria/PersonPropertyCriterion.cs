using PostHog.Flags.Criteria.Operators;
using PostHog.Flags.Matching;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria;

// Facts: filter-property-source.
/// <summary>
/// Tests a property of the person. Inconclusive without the property if the server may have it.
/// </summary>
internal sealed class PersonPropertyCriterion(int index, string property, ValueMatcher test)
    : Criterion(index, new CriterionCost(test.Steps, 1))
{
    protected override Match Decide(ref EvaluationState state) =>
        state.TryGetPersonProperty(property, out var value)
            ? test.Of(value, ref state)
            : test.OfMissing(state.IsComplete);
}
