using System.Globalization;

namespace PostHog.Diagnostics;

/// <summary>What is logged of a client as a whole: its set-up and its end.</summary>
internal static class ClientMessages
{
    public static void ProjectTokenMissing(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Error,
            "PostHog is disabled: no project token is set. Nothing will be sent."
        );

    public static void TokenShared(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Warning,
            "Another client with the same project token is alive in this process. One client is meant "
                + "to be shared: each has a queue and connections of its own."
        );

    public static void HandlersCannotBeSeen(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Warning,
            "The handlers inside the supplied HttpClient cannot be inspected. One that overrides SendAsync "
                + "but not Send is skipped by the blocking client; supply the handler instead to be told."
        );

    public static void ClientForgotten(this PostHogLog log, int events) =>
        log.Write(
            PostHogLogLevel.Warning,
            string.Format(
                CultureInfo.InvariantCulture,
                "A client was forgotten without being closed while {0} event(s) were queued. They are "
                    + "still delivered if the process lives long enough; dispose the client to be sure.",
                events
            )
        );

    public static void ExitDrainTimedOut(this PostHogLog log, int events) =>
        log.Write(
            PostHogLogLevel.Error,
            string.Format(
                CultureInfo.InvariantCulture,
                "The process ends with {0} event(s) undelivered: the time for it was up.",
                events
            )
        );
}
