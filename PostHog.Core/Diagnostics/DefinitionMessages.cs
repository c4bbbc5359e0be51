using System.Globalization;

namespace PostHog.Diagnostics;

/// <summary>Log messages about flag definitions. None contains a secret key, a condition or a payload.</summary>
internal static class DefinitionMessages
{
    public static void DefinitionsReplaced(this PostHogLog log, LocalEvaluationStatus status)
    {
        log.Write(
            PostHogLogLevel.Debug,
            string.Format(
                CultureInfo.InvariantCulture,
                "New feature flag definitions are in use: {0}, of which only the server can evaluate {1}.",
                Quantity.Of(status.FlagCount, "flag"),
                status.UnusableFlags.Count
            )
        );
        foreach (var flag in status.UnusableFlags)
        {
            log.Write(
                PostHogLogLevel.Debug,
                $"Feature flag '{flag.Key}' is left to the server: {flag.Reason}"
            );
        }

        foreach (var key in status.UnreadablePayloads)
        {
            log.PayloadUnreadable(key);
        }
    }

    public static void DefinitionsKept(
        this PostHogLog log,
        PostHogLogLevel level,
        PostHogFailure failure,
        bool isReady
    ) =>
        log.Write(
            level,
            isReady
                ? $"Feature flag definitions could not be refreshed; the last good ones stay in use. {failure.Message}"
                : $"Feature flag definitions could not be loaded; the server evaluates flags meanwhile. {failure.Message}",
            failure.Cause
        );

    public static void DefinitionsRecovered(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Information,
            "Feature flag definitions are loaded again; flags are evaluated in this process."
        );

    public static void DefinitionsRefused(this PostHogLog log, PostHogFailure failure) =>
        log.Write(
            PostHogLogLevel.Error,
            $"Feature flags are not evaluated in this process. {failure.Message}"
        );

    public static void DefinitionsQuotaLimited(this PostHogLog log, PostHogFailure failure) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Feature flags are not evaluated in this process for now. {failure.Message}"
        );

    public static void DefinitionProviderFailed(this PostHogLog log, PostHogFailure failure) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"{failure.Message} The client continues without it.",
            failure.Cause
        );
}
