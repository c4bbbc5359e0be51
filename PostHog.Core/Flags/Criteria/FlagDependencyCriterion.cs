using PostHog.Flags.Matching;
using PostHog.Flags.State;

namespace PostHog.Flags.Criteria;

// Facts: dependency-operator, dependency-failed, dependency-variant-value.
/// <summary>Whether another flag has a certain value for the same subject.</summary>
/// <param name="flag">The index of the other flag in the definitions.</param>
/// <param name="cost">The maximum cost of evaluating that flag.</param>
/// <param name="variant">The required variant; null if only on or off matters.</param>
/// <param name="isOn">Whether the flag has to be on; ignored if there is a variant.</param>
internal sealed class FlagDependencyCriterion(
    int flag,
    CriterionCost cost,
    string? variant,
    bool isOn
) : Criterion(NotRemembered, CriterionCost.One.With(cost))
{
    public override bool AsksFlags => true;

    /// <summary>Whether a value is the required one.</summary>
    public static bool Fits(FeatureFlag value, string? variant, bool isOn) =>
        variant is null
            ? value.IsEnabled == isOn
            : string.Equals(value.Variant, variant, StringComparison.Ordinal);

    protected override Match Decide(ref EvaluationState state) =>
        state.ValueOf(flag) is { } value ? MatchLogic.Of(Fits(value, variant, isOn))
        : variant is null && state.IsOn(flag) is { } isSwitchedOn
            ? MatchLogic.Of(isSwitchedOn == isOn)
        : Match.Inconclusive;
}
