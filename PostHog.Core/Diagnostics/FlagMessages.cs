namespace PostHog.Diagnostics;

/// <summary>Log messages about feature flags. They contain flag keys, never values or properties.</summary>
internal static class FlagMessages
{
    public static void FlagsNotEvaluated(this PostHogLog log, PostHogFailure failure) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Some or all feature flags could not be evaluated. {failure}",
            failure.Cause
        );

    public static void FlagsNotLoaded(this PostHogLog log, PostHogFailure failure) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(FlagsNotLoaded),
            failure.Message,
            reason => $"Feature flags are missing, and their default values are used. {reason}"
        );

    public static void PayloadUnreadable(this PostHogLog log, string key) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(PayloadUnreadable),
            key,
            flag =>
                $"The payload of feature flag '{flag}' is not valid JSON; the flag has no payload."
        );

    public static void PayloadMisfit(
        this PostHogLog log,
        string key,
        Type type,
        string path,
        Exception fault
    ) =>
        log.Write(
            PostHogLogLevel.Debug,
            $"The payload of feature flag '{key}' does not fit {type} at '{path}' "
                + $"({fault.GetType()}); the fallback is returned."
        );

    public static void PayloadTypeUnseen(this PostHogLog log, string key, Type type) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"The payload of feature flag '{key}' cannot be read as {type}, whose members cannot be seen in a "
                + $"trimmed program; the fallback is returned. Pass the type's JsonTypeInfo, or read a JsonElement."
        );

    public static void FlagAttemptFailed(
        this PostHogLog log,
        int attempt,
        PostHogFailure failure,
        TimeSpan delay
    ) =>
        log.Write(
            PostHogLogLevel.Debug,
            $"Attempt {attempt} to fetch feature flags failed; retrying in {delay.TotalSeconds:0.0} s. {failure}",
            failure.Cause
        );

    public static void FlagKeyIgnored(this PostHogLog log) =>
        log.Write(PostHogLogLevel.Warning, "A blank feature flag key is ignored.");

    public static void FlagNotInSnapshot(this PostHogLog log, string key) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Feature flag '{key}' is not in the snapshot; it is left out."
        );

    public static void FlagInputsUnreadable(this PostHogLog log, Exception fault) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(FlagInputsUnreadable),
            fault.GetType().Name,
            type =>
                $"Properties or keys for feature flags are missing because reading them threw {type}."
        );

    public static void FlagPropertiesIgnored(this PostHogLog log, string reason) =>
        log.Write(PostHogLogLevel.Warning, $"Properties for feature flags are ignored: {reason}.");

    public static void FlagPropertyOmitted(this PostHogLog log, string property, string reason) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(FlagPropertyOmitted),
            $"{property} {reason}",
            omission => $"Feature flags are evaluated without a property: {omission}."
        );

    public static void FlagPropertyRepaired(this PostHogLog log, string member, string repair) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(FlagPropertyRepaired),
            $"{member} {repair}",
            text => $"Feature flags: a value in {text}."
        );

    public static void FlagOverridesRead(this PostHogLog log, string file, int count) =>
        log.Write(
            PostHogLogLevel.Information,
            $"Feature flags are overridden by '{file}': {count}."
        );

    public static void FlagOverridesKept(this PostHogLog log, string file, string problem) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"The feature flag overrides in '{file}' cannot be read; those read before stay in use. {problem}."
        );
}
