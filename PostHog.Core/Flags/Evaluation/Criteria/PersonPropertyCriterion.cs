using PostHog.Flags.Evaluation.Matching;
using PostHog.Flags.Evaluation.Operators;

namespace PostHog.Flags.Evaluation.Criteria;

/// <summary>A test of a person's property. Without the property nothing is known: the server may have it.</summary>
internal sealed class PersonPropertyCriterion(int index, string property, ValueMatcher test)
    : Criterion(index, new CriterionCost(test.Steps, 1))
{
    protected override Match Decide(ref EvaluationState run) =>
        run.TryGetPersonProperty(property, out var value)
            ? test.Of(value, ref run)
            : Match.Inconclusive;
}
