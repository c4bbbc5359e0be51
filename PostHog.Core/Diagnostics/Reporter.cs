using PostHog.Delivery;
using PostHog.Time;

namespace PostHog.Diagnostics;

/// <summary>
/// Reports what became of events: counts them, logs them and calls the error callback. Callers hold no lock, so that a
/// callback may call the client.
/// </summary>
internal sealed class Reporter(
    QueueCounters counters,
    PostHogLog log,
    Clock clock,
    Action<UndeliveredEvents>? onError
)
{
    private readonly LossReports _reports = new(clock);

    public QueueCounters Counters => counters;

    /// <summary>Called when losses have to wait for their report.</summary>
    public Action? OnWait { get; set; }

    /// <summary>The time until the losses that wait are to be reported; null if none waits.</summary>
    public TimeSpan? TimeUntilDue => _reports.TimeUntilDue;

    /// <summary>Reports an event that the queue did not accept.</summary>
    public void EnqueueDropped(string eventName, Guid uuid, PostHogFailure reason)
    {
        log.EnqueueDropped(eventName, reason);
        var verdict = new EventVerdict(eventName, uuid, DeliveryOutcome.NotDelivered, reason);
        Dropped(PostHogOperation.Enqueue, [verdict]);
    }

    /// <summary>Reports events that were never accepted.</summary>
    public void Dropped(PostHogOperation operation, IReadOnlyList<EventVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            counters.Settle(verdict.Outcome, verdict.Failure);
        }

        Raise(operation, attempts: 0, [.. verdicts.Where(IsLoss)]);
    }

    /// <summary>Reports a capture call whose events were all dropped.</summary>
    public void CallDropped(IReadOnlyList<EventVerdict> verdicts, PostHogFailure reason)
    {
        log.CallDropped(verdicts.Count, reason);
        Dropped(PostHogOperation.Capture, verdicts);
    }

    /// <summary>
    /// Counts events that were still queued when the client was closed. Runs no application code.
    /// </summary>
    public void CountAbandoned(IReadOnlyList<SettledEvent> abandoned, PostHogFailure reason)
    {
        if (abandoned.Count > 0)
        {
            Count(abandoned, reason);
        }
    }

    /// <summary>Reports such events, which have been counted.</summary>
    public void ReportAbandoned(IReadOnlyList<SettledEvent> abandoned)
    {
        if (abandoned.Count > 0)
        {
            if (abandoned.Count(one => !one.IsSpooled) is > 0 and var lost)
            {
                log.EventsAbandoned(lost);
            }

            Report(PostHogOperation.BackgroundDelivery, attempts: 0, abandoned);
        }
    }

    /// <summary>Counts one attempt at a batch and the events it settled. Runs no application code.</summary>
    public void Count(AttemptReport report)
    {
        if (report.Attempts > 1)
        {
            counters.Retry();
        }

        Count(report.Settled, report.Decision.Failure);
    }

    /// <summary>Reports an attempt that has been counted.</summary>
    public void Report(PostHogOperation operation, AttemptReport report)
    {
        log.AttemptDecided(report);
        Report(operation, report.Attempts, report.Settled);
    }

    /// <summary>Counts and reports events that were settled without an attempt.</summary>
    public void Settled(
        PostHogOperation operation,
        IReadOnlyList<SettledEvent> settled,
        PostHogFailure? failure
    )
    {
        Count(settled, failure);
        Report(operation, attempts: 0, settled);
    }

    private void Count(IReadOnlyList<SettledEvent> settled, PostHogFailure? failure)
    {
        if (failure is not null)
        {
            counters.Fail(failure);
        }

        foreach (var one in settled)
        {
            counters.Settle(one.Outcome, one.Failure);
        }
    }

    private void Report(
        PostHogOperation operation,
        int attempts,
        IReadOnlyList<SettledEvent> settled
    )
    {
        if (settled.All(one => one.Outcome == DeliveryOutcome.Delivered))
        {
            return;
        }

        var spooled = settled.Count(one => one.IsSpooled);
        if (spooled > 0)
        {
            log.EventsSpooled(spooled, settled.First(one => one.IsSpooled).Failure!);
        }

        var lost = settled.Where(one => one.Failure is not null && !one.IsSpooled).ToList();
        var evicted = lost.Count(one => one.Failure!.Kind == PostHogFailureKind.QueueFull);
        if (evicted > 0)
        {
            log.EventsEvicted(evicted);
        }

        // The callback may itself send events that fail, so the chain ends at a fixed depth.
        var skipped = onError is null ? 0 : lost.RemoveAll(one => IsTooDeep(one.CallbackDepth));
        if (skipped > 0)
        {
            log.LossNotReported(skipped);
        }

        var depth = lost.Select(one => one.CallbackDepth).DefaultIfEmpty().Max();
        Raise(operation, attempts, [.. lost.Select(one => one.Verdict)], depth);
    }

    /// <summary>Reports the losses that wait and are due.</summary>
    public void ReportDue() => Call(_reports.TakeDue());

    /// <summary>Reports all losses that wait, because no worker is left to report them later.</summary>
    public void ReportAll() => Call(_reports.TakeAll());

    private static bool IsTooDeep(int depth) => depth >= CallbackDepth.MaxDepth;

    // Events that the application itself left out are not errors.
    private static bool IsLoss(EventVerdict verdict) =>
        verdict.Failure
            is not { Kind: PostHogFailureKind.OptedOut }
                and not { Kind: PostHogFailureKind.DroppedByBeforeSend, Cause: null };

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

        depth = Math.Max(depth, CallbackDepth.Current);
        if (IsTooDeep(depth))
        {
            log.LossNotReported(lost.Count);
            return;
        }

        var due = _reports.Add(new Loss(operation, attempts, lost, depth));
        if (due.Count == 0)
        {
            OnWait?.Invoke();
        }

        Call(due);
    }

    private void Call(IReadOnlyList<Loss> losses)
    {
        foreach (var loss in losses)
        {
            Call(loss);
        }
    }

    private void Call(Loss loss)
    {
        using var frame = CallbackDepth.TryEnter(loss.Depth, CallbackDepth.MaxInnerDepth);
        try
        {
            onError!(
                new UndeliveredEvents(
                    loss.Operation,
                    loss.Verdicts[0].Failure!,
                    loss.Attempts,
                    loss.Verdicts
                )
            );
        }
        catch (Exception fault)
        {
            log.CallbackThrew(nameof(PostHogOptions.OnError), fault);
        }
    }
}
