using System.Globalization;

namespace PostHog.Diagnostics;

/// <summary>What is logged about feature flags. Keys of flags appear, values and properties do not.</summary>
internal static class FlagMessages
{
    public static void FlagsNotEvaluated(this PostHogLog log, PostHogFailure failure) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Feature flags are not known, or not all of them. {failure}",
            failure.Cause
        );

    public static void FlagAttemptFailed(
        this PostHogLog log,
        int attempt,
        PostHogFailure failure,
        TimeSpan delay
    ) =>
        log.Write(
            PostHogLogLevel.Debug,
            string.Format(
                CultureInfo.InvariantCulture,
                "Attempt {0} to ask for feature flags failed, next one in {1:0.0} s. {2}",
                attempt,
                delay.TotalSeconds,
                failure
            ),
            failure.Cause
        );

    public static void FlagKeyIgnored(this PostHogLog log) =>
        log.Write(PostHogLogLevel.Warning, "A blank key among the feature flags is left out.");

    public static void FlagNotInSnapshot(this PostHogLog log, string key) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Feature flag '{key}' is not among the evaluated ones; it is left out."
        );

    public static void FlagInputsUnreadable(this PostHogLog log, Exception fault) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Properties or keys for feature flags are missing, reading them threw {fault.GetType().Name}."
        );

    public static void FlagPropertiesIgnored(this PostHogLog log, string reason) =>
        log.Write(PostHogLogLevel.Warning, $"Properties for feature flags are ignored: {reason}.");

    public static void FlagPropertyRepaired(this PostHogLog log, string member, string repair) =>
        log.Write(PostHogLogLevel.Warning, $"Feature flags: a value in {member} {repair}.");
}
