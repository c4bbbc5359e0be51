using System.Runtime.CompilerServices;
using PostHog.Diagnostics;
using PostHog.Extensions.Hosting.Configuration;

namespace PostHog.Extensions.Hosting.Logging;

/// <summary>
/// Log messages about the registration of clients. None contains a configured value. Their numbers begin at 901.
/// </summary>
internal static class HostingMessages
{
    public static void KeyIgnored(this PostHogLog log, IgnoredKey ignored)
    {
        var (key, reason) = ignored;
        log.Warn(901, $"{key} is ignored: {reason}");
    }

    public static void TokenNotConfigured(this PostHogLog log, string section, bool isDefault)
    {
        var setting = $"{section}:{nameof(PostHogOptions.ProjectToken)}";
        setting += isDefault ? $" or {PostHogOptions.TokenVariable}" : "";
        log.Warn(902, $"PostHog is disabled, and nothing will be sent: set {setting}.");
    }

    public static void DefinitionsNotAwaited(this PostHogLog log, TimeSpan time)
    {
        var seconds = time.TotalSeconds;
        log.Warn(
            903,
            $"The host starts without feature flag definitions, which were not loaded within {seconds:0.###} s. Until they "
                + $"are, the server evaluates flags."
        );
    }

    private static void Warn(
        this PostHogLog log,
        int id,
        LogText text,
        [CallerMemberName] string eventName = ""
    ) => log.Write(text.ToEntry(PostHogLogLevel.Warning, id, eventName, exception: null));
}
