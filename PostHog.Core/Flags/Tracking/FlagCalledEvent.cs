using PostHog.Flags.Payloads;
using PostHog.Wire;

namespace PostHog.Flags.Tracking;

// Facts: flag-called-minimal-gate.
/// <summary>Makes the event that says a flag was read.</summary>
internal static class FlagCalledEvent
{
    private const string LocalReason = "Evaluated locally";

    // Experiments count by the event: a payload must not make it too large to be sent.
    private const int LongestPayload = 64 * 1024;

    /// <summary>Returns the event.</summary>
    /// <param name="facts">The evaluation.</param>
    /// <param name="key">The flag that was asked for.</param>
    /// <param name="flag">What it is; null when it is not known.</param>
    public static PostHogEvent Of(EvaluationMetadata facts, string key, FeatureFlag? flag)
    {
        var made = new PostHogEvent(WireNames.FlagCalled, facts.DistinctId)
        {
            HasFixedGroups = true,
            [WireNames.FlagProperty] = key,
            [WireNames.FlagResponse] = flag?.Value,
            [WireNames.FlagValuePrefix + key] = flag?.Value,
            [WireNames.LocallyEvaluated] = flag?.Source == FeatureFlagSource.Local,
        };
        foreach (var group in facts.Groups)
        {
            made.Groups[group.Key] = group.Value;
        }

        if (facts.DisableGeoIP is { } disabled)
        {
            made[WireNames.GeoIpDisable] = disabled;
        }

        Describe(made, flag);
        AddRemote(made, facts, key, flag);
        made.IsMinimal = IsMinimal(facts, flag);
        return made;
    }

    // What is not known is null here, and not sent.
    private static void Describe(PostHogEvent made, FeatureFlag? flag)
    {
        if (flag is null)
        {
            return;
        }

        made[WireNames.FlagExperimentProperty] = flag.HasExperiment;
        made[WireNames.FlagPayloadProperty] = PayloadOf(flag);
        made[WireNames.FlagIdProperty] = flag.Id;
        made[WireNames.FlagVersionProperty] = flag.Version;
        made[WireNames.FlagReasonProperty] =
            flag.Source == FeatureFlagSource.Local ? LocalReason : flag.ReasonText ?? flag.Reason;
    }

    private static object? PayloadOf(FeatureFlag flag) =>
        flag.PayloadJson is { Length: <= LongestPayload } json ? PayloadText.Tree(json) : null;

    private static void AddRemote(
        PostHogEvent made,
        EvaluationMetadata facts,
        string key,
        FeatureFlag? flag
    )
    {
        if (flag?.Source == FeatureFlagSource.Local)
        {
            return;
        }

        made[WireNames.FlagRequestIdProperty] = facts.RequestId;
        made[WireNames.FlagEvaluatedAtProperty] = facts.EvaluatedAt;
        made[WireNames.FlagErrorProperty] = ErrorOf(facts, key, flag);
    }

    private static string? ErrorOf(EvaluationMetadata facts, string key, FeatureFlag? flag)
    {
        if (flag is not null)
        {
            return facts.Error;
        }

        // It exists, so it is not missing.
        if (facts.FailedKeys.Contains(key, StringComparer.Ordinal))
        {
            return WireNames.FlagComputeError;
        }

        return facts.Error is null
            ? WireNames.FlagMissingError
            : $"{facts.Error},{WireNames.FlagMissingError}";
    }

    private static bool IsMinimal(EvaluationMetadata facts, FeatureFlag? flag) =>
        flag is { HasExperiment: false }
        && (
            flag.Source == FeatureFlagSource.Local
                ? facts.AllowsMinimalLocal
                : facts.AllowsMinimalRemote
        );
}
