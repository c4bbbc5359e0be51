using PostHog.Flags.Compilation;
using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation.Criteria;

/// <summary>Whether another flag has a certain value for the same subject.</summary>
/// <param name="target">The other flag.</param>
/// <param name="variant">The variant it has to have; null when being on or off is enough.</param>
/// <param name="isOn">Whether it has to be on; without meaning beside a variant.</param>
internal sealed class FlagDependencyCriterion(CompiledFlag target, string? variant, bool isOn)
    : Criterion(NotRemembered, CriterionCost.Of([target.Cost]))
{
    public override bool AsksFlags => true;

    /// <summary>Whether a value is the one that is asked for.</summary>
    public static bool Fits(FeatureFlag value, string? variant, bool isOn) =>
        variant is null
            ? value.IsEnabled == isOn
            : string.Equals(value.Variant, variant, StringComparison.Ordinal);

    protected override Match Decide(ref EvaluationState run) =>
        run.IsPlanning ? Match.Inconclusive
        : run.Decide(target) is { } value ? MatchLogic.Of(Fits(value, variant, isOn))
        : Match.Inconclusive;
}
