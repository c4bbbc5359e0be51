using System.Buffers;
using PostHog.Flags.Compilation;
using PostHog.Time;

namespace PostHog.Flags.Evaluation;

/// <summary>
/// Evaluation that remembers what it found out: criteria are asked first, the hashes that will be needed are made at once,
/// then each flag is walked through as it is by itself. A hash nobody foresaw is made on the way.
/// </summary>
internal static class BulkEvaluation
{
    /// <summary>Flags of no more steps are evaluated by themselves without remembering.</summary>
    public const int FewSteps = 200;

    /// <summary>Evaluates flags in an order in which each comes after those it asks for.</summary>
    public static void Run(
        CompiledFlag[] flags,
        int criteria,
        in FlagSubject subject,
        Clock clock,
        Span<FeatureFlag?> values
    )
    {
        var count = flags.Length;
        var memo = ArrayPool<byte>.Shared.Rent(criteria + 1);
        var known = ArrayPool<bool>.Shared.Rent(count + 1);
        var hashes = ArrayPool<ulong>.Shared.Rent(2 * count);
        try
        {
            var rollouts = hashes.AsSpan(0, count);
            var variants = hashes.AsSpan(count, count);
            var distinctId = Identifier.Cut(subject.DistinctId);
            var run = new EvaluationState(subject, distinctId, clock)
            {
                Memo = Cleared(memo),
                Flags = new FlagMemo(values, Cleared(known)),
                Hashes = new HashBatch(distinctId, rollouts, variants),
            };
            HashPlan.Make(flags, rollouts, variants, ref run);
            foreach (var flag in flags)
            {
                values[flag.Index] = run.Decide(flag);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(memo);
            ArrayPool<bool>.Shared.Return(known);
            ArrayPool<ulong>.Shared.Return(hashes);
        }
    }

    /// <summary>Evaluates one flag that rests on so much that it is remembered.</summary>
    public static FeatureFlag? RunOne(
        CompiledFlag flag,
        int flags,
        int criteria,
        in FlagSubject subject,
        Clock clock
    )
    {
        var memo = ArrayPool<byte>.Shared.Rent(criteria + 1);
        var known = ArrayPool<bool>.Shared.Rent(flags + 1);
        var values = ArrayPool<FeatureFlag?>.Shared.Rent(flags + 1);
        try
        {
            var run = new EvaluationState(subject, Identifier.Cut(subject.DistinctId), clock)
            {
                Memo = Cleared(memo),
                Flags = new FlagMemo(values, Cleared(known)),
            };
            return FlagEvaluation.Of(flag, ref run);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(memo);
            ArrayPool<bool>.Shared.Return(known);
            ArrayPool<FeatureFlag?>.Shared.Return(values, clearArray: true);
        }
    }

    private static Span<T> Cleared<T>(T[] array)
    {
        var span = array.AsSpan();
        span.Clear();
        return span;
    }
}
