using PostHog.Flags.Criteria;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Hashing;
using PostHog.Flags.Matching.Values;
using PostHog.Flags.Model;
using PostHog.Flags.State;

namespace PostHog.Flags.Evaluation;

// Facts: hash-of-empty-identifier, order-enrolment-first, holdout-before-conditions, conditions-in-stored-order,
// inconclusive-before-match, early-exit, experience-continuity-matters, device-bucketing-without-device,
// group-conditions-without-filters, dependency-failed.
/// <summary>
/// Evaluates one flag in the server's order: enrolment, holdout, then the conditions as stored, each with its bucket,
/// filters, rollout and variant. Follows both outcomes of an inconclusive step; the value is known if both lead to the
/// same value.
/// </summary>
internal ref partial struct FlagEvaluation
{
    private readonly CompiledFlag _flag;

    // The rollout hash of the last identifier, because most conditions share the identifier.
    private string? _hashedId;
    private ulong _hash;

    // A possible value of an earlier step.
    private FeatureFlag? _possible;

    // The value if no condition matches: the failure that the server ranks highest, or the later one of equal rank.
    private FeatureFlag _failure;
    private int _failureRank;

    // Whether all values that are on count as equal, regardless of the variant.
    private bool _ignoresVariants;

    private FlagEvaluation(CompiledFlag flag)
    {
        _flag = flag;
        _failure = flag.NoMatch;
    }

    /// <summary>Returns the value of a flag; null if only the server can decide it.</summary>
    public static FeatureFlag? Of(CompiledFlag flag, ref EvaluationState state)
    {
        if (flag.Constant is not null || flag.Gap != LocalGap.None)
        {
            return flag.Constant;
        }

        if (flag.Enrolment is { } enrolment && !IsPassedOver(enrolment, ref state))
        {
            return Enrolment(enrolment, ref state);
        }

        var evaluation = new FlagEvaluation(flag);
        return flag.Holdout is { } holdout && evaluation.IsHeldOut(holdout, ref state)
            ? holdout.Value
            : evaluation.Conditions(ref state);
    }

    // A person without the property may have enrolled or declined on the server.
    private static FeatureFlag? Enrolment(CompiledEnrolment enrolment, ref EvaluationState state)
    {
        if (
            !state.TryGetPersonProperty(enrolment.Property, out var value)
            || value.Kind == ServerKind.Opaque
        )
        {
            return null;
        }

        var isEnrolled =
            value.Kind is ServerKind.Boolean or ServerKind.Text && value.Text == "true";
        return isEnrolled ? enrolment.Enrolled : enrolment.NotEnrolled;
    }

    private static bool IsPassedOver(CompiledEnrolment enrolment, ref EvaluationState state) =>
        state.IsComplete && !state.TryGetPersonProperty(enrolment.Property, out _);

    private bool IsHeldOut(CompiledHoldout holdout, ref EvaluationState state)
    {
        if (holdout.Threshold >= FlagHash.Count)
        {
            return true;
        }

        if (holdout.Source.OfHoldout(ref state).Id is { } id)
        {
            return Hashes.OfHoldout(id) < holdout.Threshold;
        }

        _possible = holdout.Value;
        return false;
    }

    private FeatureFlag? Conditions(ref EvaluationState state)
    {
        foreach (var condition in _flag.Conditions)
        {
            var bucket = condition.Bucket.OfCondition(ref state);
            if (bucket.IsMissing)
            {
                if (
                    condition.Bucket.Kind == BucketKind.Device
                    && !state.IsComplete
                    && !MayBePassedOver(condition, ref state)
                )
                {
                    return null;
                }

                Fail(condition.NoBucket);
                continue;
            }

            var match = CombinedCriterion.All(condition.Criteria, ref state);
            if (match == Match.No)
            {
                Fail(condition.NoMatch);
                continue;
            }

            if (condition.IsBroken)
            {
                return null;
            }

            var result = Rollout(condition, bucket, match, ref state);
            if (result.IsFinal)
            {
                return result.Value;
            }
        }

        return IfCertain(_failure);
    }

    // Without a device, servers differ: some skip every condition, newer ones only those that need a hash.
    private bool MayBePassedOver(CompiledCondition condition, ref EvaluationState state)
    {
        var isForAll = condition.Threshold >= FlagHash.Count && condition.Value is not null;
        var isHashed = !isForAll && !(condition.Threshold <= 1 && _flag.HasEarlyExit);
        if (isHashed || CombinedCriterion.All(condition.Criteria, ref state) == Match.No)
        {
            return true;
        }

        var value = isForAll ? condition.Value! : condition.OutOfRollout.Value;
        return !condition.IsBroken && Allow(value);
    }

    // The condition matches, or may match.
    private ConditionResult Rollout(
        CompiledCondition condition,
        Bucket bucket,
        Match match,
        ref EvaluationState state
    )
    {
        var isRolledOut = IsRolledOut(condition, bucket, ref state);
        if (isRolledOut == Match.No)
        {
            return OutOfRollout(condition, match);
        }

        var value = condition.Value ?? Variant(condition, bucket);
        if (value is null)
        {
            return ConditionResult.Final(null);
        }

        if (match == Match.Yes && isRolledOut == Match.Yes)
        {
            return ConditionResult.Final(IfCertain(value));
        }

        return Allow(value) && (isRolledOut == Match.Yes || MayBeOutOfRollout(condition))
            ? ConditionResult.Next
            : ConditionResult.Final(null);
    }

    private Match IsRolledOut(CompiledCondition condition, Bucket bucket, ref EvaluationState state)
    {
        if (condition.Threshold >= FlagHash.Count)
        {
            return Match.Yes;
        }

        if (bucket.Id is not { } id)
        {
            // Only the hash of an empty identifier is zero.
            var isNobody = condition.Threshold <= (state.DistinctId.Length > 0 ? 1UL : 0);
            return isNobody ? Match.No : Match.Inconclusive;
        }

        if (!ReferenceEquals(id, _hashedId))
        {
            _hash = Hashes.OfRollout(_flag, id);
            _hashedId = id;
        }

        return MatchLogic.Of(_hash < condition.Threshold);
    }

    private readonly FeatureFlag? Variant(CompiledCondition condition, Bucket bucket) =>
        // The flag is on, although the variant is unknown.
        _ignoresVariants ? condition.Variants[0]
        : bucket.Id is { } id ? condition.Variants[_flag.VariantAt(Hashes.OfVariant(_flag, id))]
        : null;

    private bool MayBeOutOfRollout(CompiledCondition condition) =>
        !_flag.HasEarlyExit || Allow(condition.OutOfRollout.Value);

    private ConditionResult OutOfRollout(CompiledCondition condition, Match match)
    {
        if (!_flag.HasEarlyExit)
        {
            Fail(match == Match.Yes ? condition.OutOfRollout : condition.NoMatch);
            return ConditionResult.Next;
        }

        if (match == Match.Yes)
        {
            return ConditionResult.Final(IfCertain(condition.OutOfRollout.Value));
        }

        return Allow(condition.OutOfRollout.Value)
            ? ConditionResult.Next
            : ConditionResult.Final(null);
    }

    private void Fail(ConditionFailure failure)
    {
        if (failure.Rank >= _failureRank)
        {
            _failure = failure.Value;
            _failureRank = failure.Rank;
        }
    }
}
