using PostHog.Flags.Matching;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria;

/// <summary>A criterion that the definitions alone decide, or leave inconclusive for everybody.</summary>
internal sealed class ConstantCriterion(int index, Match match)
    : Criterion(index, CriterionCost.One)
{
    public Match Match { get; } = match;

    public string? Reason { get; init; }

    public override string? Limit => Reason;

    protected override Match Decide(ref EvaluationState state) => Match;
}
