using System.Globalization;
using PostHog.Diagnostics;

namespace PostHog.Extensions.Hosting.Logging;

/// <summary>Log messages about the registration of clients. None contains a configured value.</summary>
internal static class HostingMessages
{
    public static void KeyIgnored(this PostHogLog log, string message) =>
        log.Write(PostHogLogLevel.Warning, message);

    public static void TokenNotConfigured(this PostHogLog log, string section, bool isDefault) =>
        log.Write(
            PostHogLogLevel.Warning,
            isDefault
                ? $"PostHog is disabled, and nothing will be sent: set {section}:ProjectToken or POSTHOG_PROJECT_TOKEN."
                : $"PostHog is disabled, and nothing will be sent: set {section}:ProjectToken."
        );

    public static void DefinitionsNotAwaited(this PostHogLog log, TimeSpan time) =>
        log.Write(
            PostHogLogLevel.Warning,
            string.Format(
                CultureInfo.InvariantCulture,
                "The host starts without feature flag definitions, which were not loaded within {0:0.###} s. Until they "
                    + "are, the server evaluates flags.",
                time.TotalSeconds
            )
        );
}
