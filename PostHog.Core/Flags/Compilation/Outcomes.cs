using PostHog.Diagnostics;
using PostHog.Flags.Definitions;
using PostHog.Flags.Model;

namespace PostHog.Flags.Compilation;

// Facts: variant-none-is-true, payload-by-value.
/// <summary>Creates the values that a flag can have.</summary>
internal sealed class Outcomes(FlagDefinition flag, PostHogLog? log)
{
    private readonly FlagDetails _details = new()
    {
        Id = flag.Id,
        Version = flag.Version,
        HasExperiment = flag.HasExperiment,
        Log = log,
    };

    /// <summary>Returns the flag as on, or as a variant.</summary>
    public FeatureFlag On(string? variant, string reason, int? condition) =>
        Make(isEnabled: true, variant, reason, condition);

    public FeatureFlag Off(string reason, int? condition = null) =>
        Make(isEnabled: false, variant: null, reason, condition);

    private FeatureFlag Make(bool isEnabled, string? variant, string reason, int? condition) =>
        new(flag.Key, isEnabled, variant, FeatureFlagSource.Local)
        {
            PayloadJson =
                isEnabled && flag.Filters.Payloads.TryGetValue(variant ?? "true", out var payload)
                    ? payload
                    : null,
            Reason = reason,
            ConditionIndex = condition,
            Details = _details,
        };
}
