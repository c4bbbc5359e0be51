using System.Buffers;
using PostHog.Flags.Inputs;
using PostHog.Flags.Model;
using PostHog.Flags.State;
using PostHog.Time;

namespace PostHog.Flags.Evaluation;

/// <summary>
/// Evaluates flags and remembers intermediate results: first decides the criteria, then computes the needed hashes
/// together, then evaluates each flag as usual. A hash that was not predicted is computed when needed.
/// </summary>
internal static class MemoisedEvaluation
{
    /// <summary>The number of steps up to which a flag is evaluated without remembering.</summary>
    public const int FewSteps = 200;

    /// <summary>Evaluates all flags, with the same results as one at a time.</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="clock">The clock for dates relative to now.</param>
    /// <param name="resolver">Finds the value of a flag that another depends on.</param>
    /// <param name="values">Receives the values, each at the index of its flag; null if only the server can decide
    /// it.</param>
    public static void Run(
        CompiledFlags flags,
        in FlagSubject subject,
        Clock clock,
        IFlagResolver resolver,
        Span<FeatureFlag?> values
    )
    {
        var count = flags.Index.Count;
        var memo = ArrayPool<byte>.Shared.Rent(flags.CriterionCount + 1);
        var known = ArrayPool<bool>.Shared.Rent(count + 1);
        var hashes = ArrayPool<ulong>.Shared.Rent(2 * count);
        try
        {
            var rollouts = hashes.AsSpan(0, count);
            var variants = hashes.AsSpan(count, count);
            var distinctId = Identifier.Cut(subject.DistinctId);
            var state = new EvaluationState(subject, distinctId, clock, resolver)
            {
                Memo = Cleared(memo),
                Flags = new FlagMemo(values, Cleared(known)),
                Hashes = new HashBatch(distinctId, rollouts, variants),
            };
            HashPlan.Make(flags.Order, rollouts, variants, ref state);
            foreach (var flag in flags.Order)
            {
                values[flag.Index] = flag.Constant ?? state.ValueOf(flag.Index);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(memo);
            ArrayPool<bool>.Shared.Return(known);
            ArrayPool<ulong>.Shared.Return(hashes);
        }
    }

    /// <summary>Evaluates one flag that takes so many steps that remembering pays off.</summary>
    public static FeatureFlag? RunOne(
        CompiledFlag flag,
        CompiledFlags flags,
        in FlagSubject subject,
        Clock clock,
        IFlagResolver resolver
    )
    {
        var count = flags.Index.Count;
        var memo = ArrayPool<byte>.Shared.Rent(flags.CriterionCount + 1);
        var known = ArrayPool<bool>.Shared.Rent(count + 1);
        var values = ArrayPool<FeatureFlag?>.Shared.Rent(count + 1);
        try
        {
            var state = new EvaluationState(
                subject,
                Identifier.Cut(subject.DistinctId),
                clock,
                resolver
            )
            {
                Memo = Cleared(memo),
                Flags = new FlagMemo(values, Cleared(known)),
            };
            return FlagEvaluation.Of(flag, ref state);
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
