using PostHog.Flags.Evaluation.Matching;
using PostHog.Flags.Evaluation.Operators;

namespace PostHog.Flags.Evaluation.Criteria;

/// <summary>A test of a property of the subject's group of one type.</summary>
internal sealed class GroupPropertyCriterion(
    int index,
    string groupType,
    string property,
    ValueMatcher test
) : Criterion(index, new CriterionCost(test.Steps, 1))
{
    protected override Match Decide(ref EvaluationState run) =>
        run.TryGetGroupProperty(groupType, property, out var value)
            ? test.Of(value, ref run)
            : Match.Inconclusive;
}
