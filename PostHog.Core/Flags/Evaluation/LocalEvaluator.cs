using PostHog.Flags.Inputs;
using PostHog.Flags.Model;
using PostHog.Flags.State;
using PostHog.Time;

namespace PostHog.Flags.Evaluation;

// Facts: definitions-atomic.
/// <summary>
/// Evaluates compiled flags. If reading the caller's dictionaries fails, the affected flags have no value.
/// </summary>
internal sealed class LocalEvaluator : ILocalEvaluator, IFlagResolver
{
    private readonly CompiledFlags _flags;
    private readonly Clock _clock;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="clock">The clock, read at most once per evaluation, and only for dates relative to now.</param>
    public LocalEvaluator(CompiledFlags flags, Clock clock)
    {
        _flags = flags;
        _clock = clock;
    }

    public bool IsLoaded => true;

    public bool AllowsMinimalEvents => _flags.AllowsMinimalEvents;

    public FlagIndex Index => _flags.Index;

    public FeatureFlag? Evaluate(in FlagSubject subject, string key, out LocalGap gap)
    {
        var index = Index.Find(key);
        if (index < 0)
        {
            gap = LocalGap.UnknownKey;
            return null;
        }

        var flag = _flags[index];
        var value = flag.Constant;
        if (value is null && flag.Gap == LocalGap.None)
        {
            value = TryEvaluate(subject, flag);
        }

        gap = value is null ? GapOf(flag) : LocalGap.None;
        return value;
    }

    public int EvaluateAll(in FlagSubject subject, FeatureFlag?[] results)
    {
        try
        {
            MemoisedEvaluation.Run(_flags, subject, _clock, this, results);
        }
        catch (Exception)
        {
            // One by one, so that a property that throws affects only the flags that read it.
            for (var index = 0; index < Index.Count; index++)
            {
                results[index] = Evaluate(subject, Index.Keys[index], out _);
            }
        }

        return GapsIn(results);
    }

    public string? RuntimeOf(string key) =>
        Index.Find(key) is >= 0 and var index ? _flags[index].Runtime : null;

    public bool TryGetPayload(string key, string value, out string? json)
    {
        json = null;
        var index = Index.Find(key);
        if (index < 0)
        {
            return false;
        }

        _flags[index].Payloads.TryGetValue(value, out json);
        return true;
    }

    private FeatureFlag? TryEvaluate(in FlagSubject subject, CompiledFlag flag)
    {
        try
        {
            if (flag.Cost.Steps > MemoisedEvaluation.FewSteps)
            {
                return MemoisedEvaluation.RunOne(flag, _flags, subject, _clock, this);
            }

            var state = new EvaluationState(
                subject,
                Identifier.Cut(subject.DistinctId),
                _clock,
                this
            );
            return FlagEvaluation.Of(flag, ref state);
        }
        catch (Exception)
        {
            return null;
        }
    }

    FeatureFlag? IFlagResolver.Resolve(int index, ref EvaluationState state)
    {
        if (state.Flags.TryGet(index, out var known))
        {
            return known;
        }

        var value = FlagEvaluation.Of(_flags[index], ref state);
        state.Flags.Set(index, value);
        return value;
    }

    bool? IFlagResolver.ResolveIsOn(int index, ref EvaluationState state) =>
        FlagEvaluation.IsOn(_flags[index], ref state);

    // Why a flag has no value.
    private static LocalGap GapOf(CompiledFlag flag) =>
        flag.Gap != LocalGap.None ? flag.Gap
        : flag.IsForClientsOnly ? LocalGap.Unavailable
        : LocalGap.Inconclusive;

    private int GapsIn(FeatureFlag?[] results)
    {
        var gaps = 0;
        for (var index = 0; index < Index.Count; index++)
        {
            if (results[index] is null && GapOf(_flags[index]) != LocalGap.Unavailable)
            {
                gaps++;
            }
        }

        return gaps;
    }
}
