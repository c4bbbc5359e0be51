using System.Buffers;
using PostHog.Flags.Inputs;
using PostHog.Flags.Model;
using PostHog.Flags.State;
using PostHog.Time;

namespace PostHog.Flags.Evaluation;

/// <summary>
/// Evaluates flags and remembers intermediate results: criteria and flags that several flags need are decided once.
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
        try
        {
            var distinctId = Identifier.Cut(subject.DistinctId);
            var state = new EvaluationState(subject, distinctId, clock, resolver)
            {
                Memo = Cleared(memo),
                Flags = new FlagMemo(values, Cleared(known)),
            };
            foreach (var flag in flags.Order)
            {
                values[flag.Index] = flag.Constant ?? state.ValueOf(flag.Index);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(memo);
            ArrayPool<bool>.Shared.Return(known);
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
