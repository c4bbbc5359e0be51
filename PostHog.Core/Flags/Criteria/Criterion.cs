using PostHog.Flags.Matching;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria;

/// <summary>
/// Something that holds for a subject or does not. Equal ones of one snapshot are one instance, so that an evaluation of
/// many flags asks each of them once.
/// </summary>
internal abstract class Criterion(int index, CriterionCost cost)
{
    /// <summary>The index of what is not remembered here: flags are remembered as such.</summary>
    protected const int NotRemembered = -1;

    /// <summary>What it takes to decide, at most.</summary>
    public CriterionCost Cost { get; } = cost;

    /// <summary>Whether it asks for another flag.</summary>
    public virtual bool AsksFlags => false;

    /// <summary>Why it is unknown for everybody, or a part of it is; null when nothing is.</summary>
    public virtual string? Limit => null;

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
