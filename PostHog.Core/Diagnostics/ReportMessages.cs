namespace PostHog.Diagnostics;

/// <summary>
/// Log messages about persons and exceptions: none contains a property value or an exception message.
/// </summary>
internal static class ReportMessages
{
    public static void BadDistinctId(this PostHogLog log, string distinctId) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(BadDistinctId),
            distinctId,
            static id =>
                $"Events are sent with the distinct id '{id}', which looks like a mistake: PostHog merges "
                + $"everyone with this id into one person. Use PostHogEvent.Anonymous for events without a person. "
                + $"This is logged once."
        );

    public static void ExceptionNotSent(this PostHogLog log, PostHogFailure reason) =>
        log.Write(PostHogLogLevel.Debug, $"An exception was not sent: {reason.Message}");

    public static void ExceptionLimited(this PostHogLog log, string type) =>
        log.Write(
            PostHogLogLevel.Debug,
            $"An uncaught exception of type {type} was not sent: too many exceptions were reported recently."
        );

    public static void ExceptionFilterFailed(this PostHogLog log, Exception fault) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"ShouldReportException threw {fault.GetType()}; the exception is reported.",
            fault
        );

    public static void ExceptionFilterWithoutEnd(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Error,
            "ShouldReportException keeps reporting exceptions, which it is called for again; this exception is reported "
                + "without asking it."
        );

    public static void ExceptionHookFailed(this PostHogLog log, Exception fault) =>
        log.Write(
            PostHogLogLevel.Error,
            "Reporting an uncaught exception failed; the process is not affected.",
            fault
        );

    public static void UnobservedTasksNotWatched(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Warning,
            "CaptureUnobservedTaskExceptions has no effect in PostHog.Blocking, which uses no tasks."
        );
}
