using PostHog.Flags.Compilation;

namespace PostHog.Flags.Evaluation;

/// <summary>The values of flags found out in one evaluation, so that each is found out once.</summary>
internal readonly ref struct FlagMemo(Span<FeatureFlag?> values, Span<bool> known)
{
    private readonly Span<FeatureFlag?> _values = values;
    private readonly Span<bool> _known = known;

    public bool IsEmpty => _known.IsEmpty;

    public FeatureFlag? Decide(CompiledFlag flag, ref EvaluationState run)
    {
        if (!_known[flag.Index])
        {
            _values[flag.Index] = FlagEvaluation.Of(flag, ref run);
            _known[flag.Index] = true;
        }
        return _values[flag.Index];
    }
}
