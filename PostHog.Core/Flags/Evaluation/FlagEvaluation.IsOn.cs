using PostHog.Flags.Model;
using PostHog.Flags.State;

namespace PostHog.Flags.Evaluation;

// Facts: inconclusive-before-match, dependency-failed.
internal ref partial struct FlagEvaluation
{
    /// <summary>
    /// Whether a flag is on; null if only the server can decide. This is known more often than the variant.
    /// </summary>
    public static bool? IsOn(CompiledFlag flag, ref EvaluationState state)
    {
        if (flag.Gap != LocalGap.None || flag.Enrolment is not null || flag.Constant is not null)
        {
            return Of(flag, ref state)?.IsEnabled;
        }

        var evaluation = new FlagEvaluation(flag) { _ignoresVariants = true };
        return flag.Holdout is { } holdout && evaluation.IsHeldOut(holdout, ref state)
            ? holdout.Value.IsEnabled
            : evaluation.Conditions(ref state)?.IsEnabled;
    }

    // Adds a possible value; false if it contradicts an earlier one.
    private bool Allow(FeatureFlag value)
    {
        var isSame = _possible is null || IsSame(_possible, value);
        _possible = value;
        return isSame;
    }

    private readonly FeatureFlag? IfCertain(FeatureFlag value) =>
        _possible is null || IsSame(_possible, value) ? value : null;

    private readonly bool IsSame(FeatureFlag one, FeatureFlag other) =>
        one.IsEnabled == other.IsEnabled
        && (
            _ignoresVariants || string.Equals(one.Variant, other.Variant, StringComparison.Ordinal)
        );
}
