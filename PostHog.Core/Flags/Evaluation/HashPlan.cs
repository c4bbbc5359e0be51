using System.Buffers;
using PostHog.Flags.Criteria;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Hashing;
using PostHog.Flags.Model;
using PostHog.Flags.State;

namespace PostHog.Flags.Evaluation;

// Facts: hash-prefix-of-flag.
/// <summary>Predicts which hashes of the person many flags need, and computes them together.</summary>
internal static class HashPlan
{
    public static void Make(
        CompiledFlag[] flags,
        Span<ulong> rollouts,
        Span<ulong> variants,
        ref EvaluationState state
    )
    {
        rollouts.Fill(HashBatch.None);
        variants.Fill(HashBatch.None);
        state.IsPlanning = true;
        foreach (var flag in flags)
        {
            if (flag.Constant is null && flag.Enrolment is null)
            {
                Mark(flag, rollouts, variants, ref state);
            }
        }

        state.IsPlanning = false;
        if (state.DistinctId.Length > 0)
        {
            Fill(flags, state.DistinctId, [], rollouts);
            Fill(flags, state.DistinctId, FlagHash.VariantSalt, variants);
        }
    }

    private static void Mark(
        CompiledFlag flag,
        Span<ulong> rollouts,
        Span<ulong> variants,
        ref EvaluationState state
    )
    {
        foreach (var condition in flag.Conditions)
        {
            if (condition.Bucket.Kind != BucketKind.DistinctId)
            {
                continue;
            }

            var match = CombinedCriterion.All(condition.Criteria, ref state);
            if (match == Match.No)
            {
                continue;
            }

            var takesAll = condition.Threshold >= FlagHash.Count;
            if (!takesAll)
            {
                rollouts[flag.Index] = Wanted;
            }

            if (condition.Value is null)
            {
                variants[flag.Index] = Wanted;
            }

            if (takesAll && match == Match.Yes)
            {
                return;
            }
        }
    }

    private const ulong Wanted = 0;

    private static void Fill(
        CompiledFlag[] flags,
        string id,
        ReadOnlySpan<byte> salt,
        Span<ulong> hashes
    )
    {
        var prefixes = ArrayPool<HashPrefix>.Shared.Rent(flags.Length + 1);
        var results = ArrayPool<ulong>.Shared.Rent(flags.Length + 1);
        var places = ArrayPool<int>.Shared.Rent(flags.Length + 1);
        try
        {
            var count = 0;
            foreach (var flag in flags)
            {
                if (hashes[flag.Index] == Wanted)
                {
                    prefixes[count] = flag.Prefix;
                    places[count++] = flag.Index;
                }
            }

            FlagHash.Rollout(prefixes.AsSpan(0, count), id, salt, results.AsSpan(0, count));
            for (var index = 0; index < count; index++)
            {
                hashes[places[index]] = results[index];
            }
        }
        finally
        {
            ArrayPool<HashPrefix>.Shared.Return(prefixes, clearArray: true);
            ArrayPool<ulong>.Shared.Return(results);
            ArrayPool<int>.Shared.Return(places);
        }
    }
}
