using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Criteria;

/// <summary>What the definitions alone decide, or leave unknown for everybody.</summary>
internal sealed class ConstantCriterion(int index, Match match)
    : Criterion(index, CriterionCost.One)
{
    public Match Match { get; } = match;

    public string? Reason { get; init; }

    public override string? Limit => Reason;

    protected override Match Decide(ref EvaluationState run) => Match;
}
