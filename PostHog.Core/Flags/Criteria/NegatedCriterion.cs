using PostHog.Flags.Matching;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria;

// Facts: cohort-leaf-negation.
/// <summary>The opposite of another criterion.</summary>
internal sealed class NegatedCriterion(int index, Criterion inner)
    : Criterion(index, CriterionCost.One.With(inner.Cost))
{
    public override string? Limit => inner.Limit;

    protected override Match Decide(ref EvaluationState state) => inner.Of(ref state).Not();
}
