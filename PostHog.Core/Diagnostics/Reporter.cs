using PostHog.Delivery;

namespace PostHog.Diagnostics;

/// <summary>
/// Tells of what became of events: counts it, logs it and calls the caller's error callback. Nobody who reports holds a
/// lock meanwhile, so that a callback may call the client.
/// </summary>
internal sealed class Reporter(
    QueueCounters counters,
    PostHogLog log,
    Action<PostHogError>? onError
)
{
    public QueueCounters Counters => counters;

    /// <summary>Tells of an event that the queue did not take.</summary>
    public void EnqueueRefused(string eventName, Guid uuid, PostHogFailure reason)
    {
        log.EnqueueRefused(eventName, reason);
        var verdict = new EventVerdict(eventName, uuid, DeliveryOutcome.NotDelivered, reason);
        Refused(PostHogOperation.Enqueue, [verdict]);
    }

    /// <summary>Tells of events that were never accepted.</summary>
    public void Refused(PostHogOperation operation, IReadOnlyList<EventVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            counters.Settle(verdict);
        }

        Raise(operation, attempts: 0, [.. verdicts.Where(IsLoss)]);
    }

    /// <summary>Tells of a capture call that was refused as a whole.</summary>
    public void CallRefused(IReadOnlyList<EventVerdict> verdicts, PostHogFailure reason)
    {
        log.CallRefused(verdicts.Count, reason);
        Refused(PostHogOperation.Capture, verdicts);
    }

    /// <summary>Tells of events that were still queued when the client was closed.</summary>
    public void Abandoned(IReadOnlyList<SettledEvent> abandoned, PostHogFailure reason)
    {
        if (abandoned.Count > 0)
        {
            log.EventsAbandoned(abandoned.Count);
            Settled(PostHogOperation.BackgroundDelivery, abandoned, reason);
        }
    }

    /// <summary>Counts one attempt at a batch and the events it settled. Nothing of the caller's runs meanwhile.</summary>
    public void Count(AttemptReport report)
    {
        if (report.Attempts > 1)
        {
            counters.Retry();
        }

        Count(report.Settled, report.Decision.Failure);
    }

    /// <summary>Tells of one attempt that was counted.</summary>
    public void Tell(PostHogOperation operation, AttemptReport report)
    {
        log.AttemptDecided(report);
        Tell(operation, report.Attempts, report.Settled);
    }

    /// <summary>Counts events that came to their end without an attempt, and tells of them.</summary>
    public void Settled(
        PostHogOperation operation,
        IReadOnlyList<SettledEvent> settled,
        PostHogFailure? failure
    )
    {
        Count(settled, failure);
        Tell(operation, attempts: 0, settled);
    }

    private void Count(IReadOnlyList<SettledEvent> settled, PostHogFailure? failure)
    {
        if (failure is not null)
        {
            counters.Fail(failure);
        }

        foreach (var one in settled)
        {
            counters.Settle(one.Verdict);
        }
    }

    private void Tell(PostHogOperation operation, int attempts, IReadOnlyList<SettledEvent> settled)
    {
        var lost = settled.Where(one => one.Verdict.Failure is not null).ToList();
        var evicted = lost.Count(one => one.Verdict.Failure!.Kind == PostHogFailureKind.QueueFull);
        if (evicted > 0)
        {
            log.EventsEvicted(evicted);
        }

        // An event that the callback itself sent leads to it again only so often.
        if (onError is not null && lost.RemoveAll(one => IsTooDeep(one.CallbackDepth)) > 0)
        {
            log.CallbackWithoutEnd(nameof(PostHogOptions.OnError));
        }

        var depth = lost.Select(one => one.CallbackDepth).DefaultIfEmpty().Max();
        Raise(operation, attempts, [.. lost.Select(one => one.Verdict)], depth);
    }

    private static bool IsTooDeep(int depth) => depth >= CallbackDepth.Deepest;

    // Events that the application itself left out are not errors.
    private static bool IsLoss(EventVerdict verdict) =>
        verdict.Failure
            is not { Kind: PostHogFailureKind.OptedOut }
                and not { Kind: PostHogFailureKind.DroppedByHook, Cause: null };

    private void Raise(
        PostHogOperation operation,
        int attempts,
        IReadOnlyList<EventVerdict> lost,
        int depth = 0
    )
    {
        if (onError is null || lost.Count == 0)
        {
            return;
        }

        using var frame = CallbackDepth.TryEnter(depth);
        if (frame is null)
        {
            log.CallbackWithoutEnd(nameof(PostHogOptions.OnError));
            return;
        }

        try
        {
            onError(new PostHogError(operation, lost[0].Failure!, attempts, lost));
        }
        catch (Exception fault)
        {
            log.CallbackThrew(nameof(PostHogOptions.OnError), fault);
        }
    }
}
