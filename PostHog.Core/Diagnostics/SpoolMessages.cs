namespace PostHog.Diagnostics;

/// <summary>Log messages about the spool. None contains a token or the content of an event.</summary>
internal static class SpoolMessages
{
    public static void EventsSpooled(this PostHogLog log, int events, PostHogFailure reason) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Left {Quantity.Of(events, "event")} to the spool, which sends them later: {reason.Message}"
        );

    public static void EventsReplayed(this PostHogLog log, int events) =>
        log.Write(
            PostHogLogLevel.Debug,
            $"Delivered {Quantity.Of(events, "event")} from the spool."
        );

    public static void SpooledEventsDropped(
        this PostHogLog log,
        int events,
        PostHogFailure reason
    ) =>
        log.Write(
            PostHogLogLevel.Error,
            $"Dropped {Quantity.Of(events, "event")} from the spool: {reason.Message}"
        );

    public static void SpoolFailed(this PostHogLog log, string work, Exception fault) =>
        log.WriteOnce(
            PostHogLogLevel.Error,
            nameof(SpoolFailed),
            $"The spool failed to {work}: {fault.GetType()}. What it cannot keep is lost and reported as without it. "
                + $"This is logged once.",
            static text => $"{text}"
        );

    public static void SpoolFileSkipped(this PostHogLog log, string file, string reason) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(SpoolFileSkipped),
            $"The file {file} in the spool {reason}. This is logged once.",
            static text => $"{text}"
        );

    public static void ReplayFailed(this PostHogLog log, PostHogFailure reason) =>
        log.Write(
            PostHogLogLevel.Debug,
            $"Events in the spool could not be delivered and stay there: {reason.Message}"
        );
}
