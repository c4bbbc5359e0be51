namespace PostHog.Diagnostics;

/// <summary>What is logged of persons and of exceptions: no property value and no message of an exception appears.</summary>
internal static class ReportMessages
{
    public static void BadDistinctId(this PostHogLog log, string distinctId) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Events are sent for the distinct id '{distinctId}', which looks like an accident: everybody with it "
                + "becomes one person. Use PostHogEvent.Anonymous for events about nobody. This is said once."
        );

    public static void ExceptionNotRepeated(this PostHogLog log, PostHogFailure reason) =>
        log.Write(PostHogLogLevel.Debug, $"An exception is not sent: {reason.Message}");

    public static void ExceptionLimited(this PostHogLog log, string type) =>
        log.Write(
            PostHogLogLevel.Debug,
            $"An exception of type {type} that nobody caught is not sent: there were too many."
        );

    public static void ExceptionHookFailed(this PostHogLog log, Exception fault) =>
        log.Write(
            PostHogLogLevel.Error,
            "Reporting an exception that nobody caught failed; the process goes its way.",
            fault
        );

    public static void UnobservedTasksNotWatched(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Warning,
            "CaptureUnobservedTaskExceptions has no effect in PostHog.Blocking, which knows no tasks."
        );
}
