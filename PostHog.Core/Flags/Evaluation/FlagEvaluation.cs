using PostHog.Flags.Compilation;
using PostHog.Flags.Evaluation.Criteria;
using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation;

/// <summary>
/// The way through one flag, in the server's order: enrolment, holdout, conditions. What is unknown on the way is followed
/// to both sides; the answer is certain when all that could come out is one value.
/// </summary>
internal ref struct FlagEvaluation
{
    private readonly CompiledFlag _flag;

    // The rollout hash of the identifier asked last: conditions mostly share it.
    private string? _hashedId;
    private ulong _hash;

    // A value that may have come out before.
    private FeatureFlag? _possible;

    // What comes out when no condition matches: the failure the server ranks highest, the later of two alike.
    private FeatureFlag _failure;
    private int _failureRank;

    private FlagEvaluation(CompiledFlag flag)
    {
        _flag = flag;
        _failure = flag.NoMatch;
    }

    /// <summary>The value of a flag; null when it cannot be told.</summary>
    public static FeatureFlag? Of(CompiledFlag flag, ref EvaluationState run)
    {
        if (flag.Constant is not null || flag.Gap != FlagGap.None)
        {
            return flag.Constant;
        }
        if (flag.Enrolment is { } enrolment)
        {
            return enrolment.Of(ref run);
        }
        var walk = new FlagEvaluation(flag);
        return flag.Holdout is { } holdout && walk.IsHeldOut(holdout, ref run)
            ? holdout.Value
            : walk.Conditions(ref run);
    }

    private bool IsHeldOut(CompiledHoldout holdout, ref EvaluationState run)
    {
        var isIn = holdout.Of(ref run);
        if (isIn == Match.Inconclusive)
        {
            _possible = holdout.Value;
        }
        return isIn == Match.Yes;
    }

    private FeatureFlag? Conditions(ref EvaluationState run)
    {
        foreach (var condition in _flag.Conditions)
        {
            var bucket = condition.Bucket.OfCondition(ref run);
            if (bucket.IsMissing)
            {
                Fail(condition.NoBucket);
                continue;
            }
            var match = CombinedCriterion.All(condition.Criteria, ref run);
            if (match == Match.No)
            {
                Fail(condition.NoMatch);
                continue;
            }
            var step = Enter(condition, bucket, match, ref run);
            if (step.IsOver)
            {
                return step.Value;
            }
        }
        return Certain(_failure);
    }

    // The condition matches, or may.
    private ConditionResult Enter(
        CompiledCondition condition,
        Bucket bucket,
        Match match,
        ref EvaluationState run
    )
    {
        var isIn = IsIn(condition, bucket, ref run);
        if (isIn == Match.No)
        {
            return LeaveOut(condition, match);
        }
        var value = condition.Value ?? Variant(condition, bucket, ref run);
        if (value is null)
        {
            return ConditionResult.End(null);
        }
        if (match == Match.Yes && isIn == Match.Yes)
        {
            return ConditionResult.End(Certain(value));
        }
        return Allow(value) && (isIn == Match.Yes || MayLeave(condition))
            ? ConditionResult.Next
            : ConditionResult.End(null);
    }

    private Match IsIn(CompiledCondition condition, Bucket bucket, ref EvaluationState run)
    {
        if (condition.Threshold >= FlagHash.Count)
        {
            return Match.Yes;
        }
        if (bucket.Id is not { } id)
        {
            // No hash is zero but that of an identifier of no length.
            var isNobody = condition.Threshold <= (run.DistinctId.Length > 0 ? 1UL : 0);
            return isNobody ? Match.No : Match.Inconclusive;
        }
        if (!ReferenceEquals(id, _hashedId))
        {
            _hash = Hashes.OfRollout(_flag, id, ref run);
            _hashedId = id;
        }
        return MatchLogic.Of(_hash < condition.Threshold);
    }

    private readonly FeatureFlag? Variant(
        CompiledCondition condition,
        Bucket bucket,
        ref EvaluationState run
    ) =>
        bucket.Id is { } id
            ? condition.Variants[_flag.VariantAt(Hashes.OfVariant(_flag, id, ref run))]
            : null;

    private bool MayLeave(CompiledCondition condition) =>
        !_flag.HasEarlyExit || Allow(condition.OutOfRollout.Value);

    private ConditionResult LeaveOut(CompiledCondition condition, Match match)
    {
        if (!_flag.HasEarlyExit)
        {
            Fail(match == Match.Yes ? condition.OutOfRollout : condition.NoMatch);
            return ConditionResult.Next;
        }
        if (match == Match.Yes)
        {
            return ConditionResult.End(Certain(condition.OutOfRollout.Value));
        }
        return Allow(condition.OutOfRollout.Value)
            ? ConditionResult.Next
            : ConditionResult.End(null);
    }

    private void Fail(ConditionFailure failure)
    {
        if (failure.Rank >= _failureRank)
        {
            _failure = failure.Value;
            _failureRank = failure.Rank;
        }
    }

    private bool Allow(FeatureFlag value)
    {
        var isSame = _possible is null || IsSame(_possible, value);
        _possible = value;
        return isSame;
    }

    private readonly FeatureFlag? Certain(FeatureFlag value) =>
        _possible is null || IsSame(_possible, value) ? value : null;

    private static bool IsSame(FeatureFlag one, FeatureFlag other) =>
        one.IsEnabled == other.IsEnabled
        && string.Equals(one.Variant, other.Variant, StringComparison.Ordinal);
}
