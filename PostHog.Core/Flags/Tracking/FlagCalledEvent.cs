using PostHog.Flags.Payloads;
using PostHog.Wire;

namespace PostHog.Flags.Tracking;

// Facts: flag-called-minimal-gate.
/// <summary>Creates the flag-called event.</summary>
internal static class FlagCalledEvent
{
    private const string LocalReason = "Evaluated locally";

    // Experiments depend on the event, so a payload must not make it too large to send.
    private const int MaxPayloadLength = 64 * 1024;

    /// <summary>Creates the event.</summary>
    /// <param name="metadata">The metadata of the evaluation.</param>
    /// <param name="key">The requested key.</param>
    /// <param name="flag">The flag; null if it is not known.</param>
    public static PostHogEvent Of(EvaluationMetadata metadata, string key, FeatureFlag? flag)
    {
        var made = new PostHogEvent(WireNames.FlagCalled, metadata.DistinctId)
        {
            HasImmutableGroups = true,
            [WireNames.FlagProperty] = key,
            [WireNames.FlagResponse] = flag?.Value,
            [WireNames.FlagValuePrefix + key] = flag?.Value,
            [WireNames.LocallyEvaluated] = flag?.Source == FeatureFlagSource.Local,
        };
        foreach (var group in metadata.Groups)
        {
            made.Groups[group.Key] = group.Value;
        }

        if (metadata.DisableGeoIP is { } disabled)
        {
            made[WireNames.GeoIpDisable] = disabled;
        }

        Describe(made, flag);
        AddRemote(made, metadata, key, flag);
        made.IsMinimal = IsMinimal(metadata, flag);
        return made;
    }

    // Unknown values are null here and are not sent.
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
        flag.PayloadJson is { Length: <= MaxPayloadLength } json ? PayloadText.Tree(json) : null;

    private static void AddRemote(
        PostHogEvent made,
        EvaluationMetadata metadata,
        string key,
        FeatureFlag? flag
    )
    {
        if (flag?.Source == FeatureFlagSource.Local)
        {
            return;
        }

        made[WireNames.FlagRequestIdProperty] = metadata.RequestId;
        made[WireNames.FlagEvaluatedAtProperty] = metadata.EvaluatedAt;
        made[WireNames.FlagErrorProperty] = ErrorOf(metadata, key, flag);
    }

    private static string? ErrorOf(EvaluationMetadata metadata, string key, FeatureFlag? flag)
    {
        if (flag is not null)
        {
            return metadata.Error;
        }

        // The flag exists, so it is not missing.
        if (metadata.FailedKeys.Contains(key, StringComparer.Ordinal))
        {
            return WireNames.FlagComputeError;
        }

        // It is not known whether the flag exists.
        if (metadata.Error == WireNames.FlagNotLoadedError)
        {
            return metadata.Error;
        }

        return metadata.Error is null
            ? WireNames.FlagMissingError
            : $"{metadata.Error},{WireNames.FlagMissingError}";
    }

    private static bool IsMinimal(EvaluationMetadata metadata, FeatureFlag? flag) =>
        flag is { HasExperiment: false }
        && (
            flag.Source == FeatureFlagSource.Local
                ? metadata.AllowsMinimalLocal
                : metadata.AllowsMinimalRemote
        );
}
