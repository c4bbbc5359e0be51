namespace PostHog.Diagnostics;

/// <summary>Log messages about flag definitions. None contains a secret key, a condition or a payload.</summary>
internal static class DefinitionMessages
{
    public static void DefinitionsReplaced(this PostHogLog log, LocalEvaluationStatus status)
    {
        var unusable = status.UnusableFlags.Count;
        log.Write(
            PostHogLogLevel.Debug,
            $"New feature flag definitions are in use: {Quantity.Of(status.FlagCount, "flag")}, of which only the server "
                + $"can evaluate {unusable}."
        );
        foreach (var flag in status.UnusableFlags)
        {
            log.FlagLeftToServer(flag);
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
    )
    {
        LogText text;
        if (isReady)
        {
            text =
                $"Feature flag definitions could not be refreshed; the last good ones stay in use. {failure.Message}";
        }
        else
        {
            text =
                $"Feature flag definitions could not be loaded; the server evaluates flags meanwhile. {failure.Message}";
        }

        log.Write(level, text, failure.Cause);
    }

    private static void FlagLeftToServer(this PostHogLog log, UnusableFlag flag) =>
        log.Write(
            PostHogLogLevel.Debug,
            $"Feature flag '{flag.Key}' is left to the server: {flag.Reason}"
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
