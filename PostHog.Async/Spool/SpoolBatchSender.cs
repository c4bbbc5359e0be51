using PostHog.Async.Pipeline;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Spool;
using PostHog.Time;

namespace PostHog.Async.Spool;

/// <summary>Sends the events of one file of a spool, batch by batch, each with one attempt.</summary>
internal sealed class SpoolBatchSender(
    SpoolParts parts,
    BatchSender sender,
    SpoolLosses losses,
    Clock clock,
    PostHogLog log
)
{
    private static readonly PostHogFailure Interrupted = new(
        PostHogFailureKind.Timeout,
        "An attempt to send events from the spool was cut short."
    );

    /// <summary>Sends the events, in order, until an attempt fails.</summary>
    /// <returns>Why it ended early; null if no event of the file needs a delivery any more.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<PostHogFailure?> SendAsync(OpenedSpoolFile file, CancellationToken stop)
    {
        var rest = file.Contents.Pending;
        while (rest.Count > 0)
        {
            var batch = NextBatch(rest);
            var failure = await SendAsync(file, batch, stop).ConfigureAwait(false);
            if (failure is not null)
            {
                return failure;
            }

            rest = [.. rest.Skip(batch.Count)];
        }

        return null;
    }

    private List<SpooledEvent> NextBatch(IReadOnlyList<SpooledEvent> rest)
    {
        var picker = new BatchPicker(parts.MaxBatchSize);
        return [.. rest.TakeWhile(one => one.Kind == rest[0].Kind && picker.TryPick(one.Event))];
    }

    // What the server refuses because of its content is sent in smaller parts, so that only the bad event is dropped.
    private async Task<PostHogFailure?> SendAsync(
        OpenedSpoolFile file,
        List<SpooledEvent> events,
        CancellationToken stop
    )
    {
        var report = await AttemptAsync(file, events, stop).ConfigureAwait(false);
        var refused = SpoolRules.IsAboutContent(report.Decision.Failure);
        if (refused && events.Count > 1)
        {
            var half = events.Count / 2;
            var failure = await SendAsync(file, events.GetRange(0, half), stop)
                .ConfigureAwait(false);
            if (failure is not null)
            {
                return failure;
            }

            return await SendAsync(file, events.GetRange(half, events.Count - half), stop)
                .ConfigureAwait(false);
        }

        return Take(file, events, report);
    }

    private async Task<AttemptReport> AttemptAsync(
        OpenedSpoolFile file,
        List<SpooledEvent> events,
        CancellationToken stop
    )
    {
        var kind = events[0].Kind;
        var batch = parts
            .BatchesOf(file.Contents.Header!.Mode, kind.IsAi)
            .Start([.. events.Select(one => one.Event)], clock.UtcNow, kind.IsHistorical);
        var report = await sender.AttemptAsync(batch, deadline: null, stop).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        return report;
    }

    // Notes the events that are done; the others stay in the file.
    private PostHogFailure? Take(
        OpenedSpoolFile file,
        List<SpooledEvent> events,
        AttemptReport report
    )
    {
        var verdicts = report.Settled.ToDictionary(one => one.Event, one => one.Verdict);
        var delivered = events.Where(one => OutcomeOf(one) == DeliveryOutcome.Delivered).ToList();
        var dropped = events.Where(IsDropped).ToList();
        file.Settle([.. delivered.Concat(dropped).Select(one => one.Event.Uuid)]);
        parts.Counters.Replay(delivered.Count);
        if (delivered.Count > 0)
        {
            log.EventsReplayed(delivered.Count);
        }

        foreach (var one in dropped)
        {
            losses.Add([one], verdicts[one.Event].Failure!);
        }

        return delivered.Count + dropped.Count == events.Count
            ? null
            : report.Decision.Failure ?? Interrupted;

        DeliveryOutcome? OutcomeOf(SpooledEvent one) =>
            verdicts.TryGetValue(one.Event, out var verdict) ? verdict.Outcome : null;

        bool IsDropped(SpooledEvent one) =>
            verdicts.TryGetValue(one.Event, out var verdict)
            && (
                verdict.Failure is { Kind: PostHogFailureKind.DroppedByServer }
                || SpoolRules.IsAboutContent(verdict.Failure)
            );
    }
}
