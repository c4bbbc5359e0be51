using PostHog.Flags.Matching;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria;

/// <summary>
/// A test that a subject passes or not. Equal criteria of one set of definitions share one instance, so that an
/// evaluation of many flags decides each of them once.
/// </summary>
internal abstract class Criterion(int index, CriterionCost cost)
{
    /// <summary>
    /// The index of a criterion whose result is not remembered here, because flags are remembered separately.
    /// </summary>
    protected const int NotRemembered = -1;

    /// <summary>The maximum cost of deciding.</summary>
    public CriterionCost Cost { get; } = cost;

    /// <summary>Whether the criterion depends on another flag.</summary>
    public virtual bool AsksFlags => false;

    /// <summary>Why the criterion, or part of it, is inconclusive for everybody; null if nothing is.</summary>
    public virtual string? Limit => null;

    /// <summary>Sorts criteria: those that depend on other flags last, and otherwise the cheapest first.</summary>
    public static void Sort(Criterion[] criteria)
    {
        if (criteria.Length > 1)
        {
            Array.Sort(criteria, Compare);
        }
    }

    private static int Compare(Criterion one, Criterion other)
    {
        var flags = one.AsksFlags.CompareTo(other.AsksFlags);
        return flags != 0 ? flags : one.Cost.Steps.CompareTo(other.Cost.Steps);
    }

    public Match Of(ref EvaluationState state)
    {
        if (state.Memo.IsEmpty || index == NotRemembered)
        {
            return Decide(ref state);
        }

        ref var known = ref state.Memo[index];
        if (known == 0)
        {
            known = (byte)(Decide(ref state) + 1);
        }

        return (Match)(known - 1);
    }

    protected abstract Match Decide(ref EvaluationState state);
}
