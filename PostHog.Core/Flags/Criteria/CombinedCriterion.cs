using PostHog.Flags.Matching;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria;

// Facts: filters-are-joined-by-and.
/// <summary>Several criteria, all of which must hold, or at least one.</summary>
internal sealed class CombinedCriterion(int index, Criterion[] parts, bool needsAll)
    : Criterion(index, CostOf(parts))
{
    public override string? Limit { get; } = LimitOf(parts);

    protected override Match Decide(ref EvaluationState state) =>
        needsAll ? All(parts, ref state) : Any(ref state);

    /// <summary>Whether all criteria hold. One that does not hold decides, even if others are inconclusive.</summary>
    public static Match All(Criterion[] parts, ref EvaluationState state)
    {
        var all = Match.Yes;
        foreach (var part in parts)
        {
            var match = part.Of(ref state);
            if (match == Match.No)
            {
                return Match.No;
            }

            if (match == Match.Inconclusive)
            {
                all = Match.Inconclusive;
            }
        }

        return all;
    }

    /// <summary>Returns the cost of all criteria together.</summary>
    public static CriterionCost CostOf(Criterion[] parts)
    {
        var whole = CriterionCost.One;
        foreach (var part in parts)
        {
            whole = whole.With(part.Cost);
        }

        return whole;
    }

    /// <summary>Returns the first limit of the criteria; null if none has one.</summary>
    public static string? LimitOf(Criterion[] parts)
    {
        foreach (var part in parts)
        {
            if (part.Limit is { } limit)
            {
                return limit;
            }
        }

        return null;
    }

    private Match Any(ref EvaluationState state)
    {
        var any = Match.No;
        foreach (var part in parts)
        {
            var match = part.Of(ref state);
            if (match == Match.Yes)
            {
                return Match.Yes;
            }

            if (match == Match.Inconclusive)
            {
                any = Match.Inconclusive;
            }
        }

        return any;
    }
}
