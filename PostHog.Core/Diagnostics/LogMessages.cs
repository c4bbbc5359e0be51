using PostHog.Delivery;

namespace PostHog.Diagnostics;

/// <summary>Log messages about events. None contains a token or a property value.</summary>
internal static class LogMessages
{
    public static void EventDropped(this PostHogLog log, string eventName, string reason) =>
        log.Write(PostHogLogLevel.Warning, $"Event '{eventName}' is dropped: {reason}");

    public static void EventDroppedByBeforeSend(this PostHogLog log, string eventName) =>
        log.Write(
            PostHogLogLevel.Debug,
            $"Event '{eventName}' is dropped: a before-send function returned null."
        );

    public static void EventAtRisk(this PostHogLog log, string eventName, string risk) =>
        log.Write(PostHogLogLevel.Warning, $"Event '{eventName}' is sent, but {risk}");

    public static void EventReadInPart(this PostHogLog log, string eventName, Exception fault) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Event '{eventName}': some properties are missing because reading them threw {fault.GetType()}."
        );

    public static void SuperPropertyRepaired(this PostHogLog log, string property, string repair) =>
        log.Write(PostHogLogLevel.Warning, $"Super property '{property}' {repair}.");

    public static void BodyNotCompressed(this PostHogLog log, Exception fault) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"A request body is sent uncompressed: compressing it threw {fault.GetType()}.",
            fault
        );

    public static void CallbackThrew(this PostHogLog log, string callback, Exception fault) =>
        log.Write(
            PostHogLogLevel.Error,
            $"The callback {callback} threw; the exception is ignored.",
            fault
        );

    public static void LossNotReported(this PostHogLog log, int events) =>
        log.Write(
            PostHogLogLevel.Error,
            $"Did not report {Quantity.Of(events, "lost event")} to OnError: {CallbackDepth.MaxDepth} or more nested callbacks "
                + $"led to the loss, and another one might go on without end."
        );

    public static void AttemptFaulted(this PostHogLog log, Exception fault) =>
        log.Write(
            PostHogLogLevel.Error,
            "An attempt to send events failed unexpectedly; whether they arrived is unknown.",
            fault
        );

    public static void WorkerFailed(this PostHogLog log, Exception fault) =>
        log.Write(
            PostHogLogLevel.Error,
            "The background worker failed unexpectedly; it continues.",
            fault
        );

    public static void EnqueueDropped(
        this PostHogLog log,
        string eventName,
        PostHogFailure reason
    ) => log.Write(LevelOf(reason), $"Event '{eventName}' is dropped: {reason.Message}");

    public static void EventsEvicted(this PostHogLog log, int events) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Dropped {Quantity.Of(events, "event")} that waited for a retry: newer events fill the queue."
        );

    public static void EventsAbandoned(this PostHogLog log, int events) =>
        log.Write(
            PostHogLogLevel.Error,
            $"Lost {Quantity.Of(events, "event")} still queued when the client was closed."
        );

    public static void PropertyRepaired(
        this PostHogLog log,
        string eventName,
        string property,
        string repair
    ) =>
        log.Write(PostHogLogLevel.Warning, $"Event '{eventName}': property '{property}' {repair}.");

    public static void CallDropped(this PostHogLog log, int events, PostHogFailure reason) =>
        log.Write(LevelOf(reason), $"{Quantity.Of(events, "event")} not sent. {reason.Message}");

    /// <summary>Logs the result of an attempt, for the events it settled and for the others.</summary>
    public static void AttemptDecided(this PostHogLog log, AttemptReport report)
    {
        var (_, attempts, decision, settled) = report;
        var delivered = settled.Count(one => one.Outcome == DeliveryOutcome.Delivered);
        if (delivered > 0)
        {
            log.Delivered(delivered, attempts);
        }

        var lost = settled.FirstOrDefault(IsLost)?.Failure;
        if (lost is not null)
        {
            log.DeliveryGivenUp(settled.Count(IsLost), attempts, lost);
        }

        if (decision.Kind == AttemptDecisionKind.Split)
        {
            log.BatchSplit(report.Events);
        }
        else if (decision.Kind == AttemptDecisionKind.Retry)
        {
            log.AttemptFailed(attempts, decision.Failure!, decision.Delay);
        }

        if (decision.QuotaLimited)
        {
            log.QuotaLimited();
        }

        if (decision.Remarks is { Length: > 0 } remarks)
        {
            log.ServerCommented(remarks);
        }
    }

    private static void ServerCommented(this PostHogLog log, string remarks) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"The server accepted the request but commented on its events: {remarks}."
        );

    private static void BatchSplit(this PostHogLog log, int events) =>
        log.Write(
            PostHogLogLevel.Debug,
            $"A batch of {events} events is too large for the server; it is sent as two halves."
        );

    private static void AttemptFailed(
        this PostHogLog log,
        int attempt,
        PostHogFailure failure,
        TimeSpan delay
    ) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Attempt {attempt} failed; retrying in {delay.TotalSeconds:0.0} s. {failure}",
            failure.Cause
        );

    private static void DeliveryGivenUp(
        this PostHogLog log,
        int events,
        int attempts,
        PostHogFailure failure
    ) =>
        log.Write(
            PostHogLogLevel.Error,
            $"{Quantity.Of(events, "event")} given up after {Quantity.Of(attempts, "attempt")}. {failure}",
            failure.Cause
        );

    // Called for every request, so the message is only created if it is logged.
    private static void Delivered(this PostHogLog log, int events, int attempts)
    {
        if (log.IsDebug)
        {
            log.Write(
                PostHogLogLevel.Debug,
                $"{Quantity.Of(events, "event")} delivered in {Quantity.Of(attempts, "attempt")}."
            );
        }
    }

    private static void QuotaLimited(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Warning,
            "The server accepted the events but reports that a quota of the project is used up."
        );

    // Events that a full queue gave up have their own message.
    private static bool IsLost(SettledEvent settled) =>
        settled.Failure is { Kind: not PostHogFailureKind.QueueFull };

    // The application itself disabled the client.
    private static PostHogLogLevel LevelOf(PostHogFailure reason) =>
        reason.Kind is PostHogFailureKind.Disabled or PostHogFailureKind.OptedOut
            ? PostHogLogLevel.Debug
            : PostHogLogLevel.Warning;
}
