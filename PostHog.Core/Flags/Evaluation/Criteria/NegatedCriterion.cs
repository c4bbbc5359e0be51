using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Criteria;

/// <summary>The opposite of another criterion.</summary>
internal sealed class NegatedCriterion(int index, Criterion inner)
    : Criterion(index, CriterionCost.Of([inner.Cost]))
{
    public override string? Limit => inner.Limit;

    protected override Match Decide(ref EvaluationState run) => inner.Of(ref run).Not();
}
