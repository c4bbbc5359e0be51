using PostHog.Async.Spool;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Setup;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Runs capture calls: serialises the events, sends them batch by batch and waits between attempts. Other classes
/// decide what to send and what an answer means.
/// </summary>
internal sealed class CaptureSender(
    QueueParts parts,
    BatchSender sender,
    SendGate gate,
    ActiveCalls calls,
    ClientSpool? spool,
    Clock clock,
    TimeSpan? timeout
)
{
    /// <summary>Returns once every event has its verdict.</summary>
    public async Task<CaptureResult> CaptureAsync(
        IReadOnlyList<PostHogEvent> events,
        bool historicalMigration,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (gate.ReasonToDrop() is { } reason)
        {
            return Drop(events, reason);
        }

        if (!calls.TryEnter())
        {
            return Drop(events, EventFailures.Closed);
        }

        try
        {
            return await SendAsync(events, historicalMigration, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            calls.Leave();
        }
    }

    private async Task<CaptureResult> SendAsync(
        IReadOnlyList<PostHogEvent> events,
        bool historicalMigration,
        CancellationToken cancellationToken
    )
    {
        var deadline = clock.Elapsed + timeout;
        var kept = spool?.WriterOf(parts.IsAi, historicalMigration);
        var (written, dropped) = Write(events, kept);
        var call = new CaptureCall(
            written,
            dropped,
            parts.Limits.MaxBatchSize,
            parts.CallBatches,
            historicalMigration
        );
        while (call.Next(clock.UtcNow) is { } batch)
        {
            var last = await DeliverAsync(call, batch, kept, deadline, cancellationToken)
                .ConfigureAwait(false);
            call.Settle(batch, last.Decision, clock.UtcNow);
        }

        GiveUp(call.GiveUpRest(kept));
        return call.ToResult();
    }

    private CaptureResult Drop(IReadOnlyList<PostHogEvent> events, PostHogFailure reason)
    {
        var result = EventFailures.Of(events, reason);
        parts.Reporter.CallDropped(result.Verdicts, reason);
        return result;
    }

    private (SerialisedEvent?[] Written, EventVerdict?[] Dropped) Write(
        IReadOnlyList<PostHogEvent> events,
        SpoolWriter? kept
    )
    {
        var written = new SerialisedEvent?[events.Count];
        var dropped = new EventVerdict?[events.Count];
        for (var place = 0; place < events.Count; place++)
        {
            (written[place], dropped[place]) = parts.Serialiser.Serialise(events[place]);
        }

        parts.Reporter.Dropped(PostHogOperation.Capture, [.. dropped.OfType<EventVerdict>()]);
        List<SerialisedEvent> accepted = [.. written.OfType<SerialisedEvent>()];
        parts.Reporter.Counters.Accept(accepted.Count);
        kept?.WriteIfAhead(accepted);
        return (written, dropped);
    }

    private async Task<AttemptReport> DeliverAsync(
        CaptureCall call,
        BatchDelivery batch,
        SpoolWriter? kept,
        TimeSpan? deadline,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await AttemptUntilDoneAsync(batch, kept, deadline, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A cancelled call returns no result, so the remaining events are reported here.
            GiveUp(call.Cancel(batch, EventFailures.Cancelled, kept));
            throw;
        }
    }

    // Returns the report of the last attempt.
    private async Task<AttemptReport> AttemptUntilDoneAsync(
        BatchDelivery batch,
        SpoolWriter? kept,
        TimeSpan? deadline,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var report = await sender
                .AttemptAsync(batch, deadline, cancellationToken)
                .ConfigureAwait(false);
            if (report.Decision.Kind == AttemptDecisionKind.Interrupted)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report = batch.GiveUpIfSpent(report);
            }

            report = kept.Keep(batch, calls.IsClosing ? batch.GiveUpRetry(report) : report);
            parts.Reporter.Count(report);
            calls.RunCallback(() => parts.Reporter.Report(PostHogOperation.Capture, report));
            if (!report.Decision.WillRetry)
            {
                return report;
            }

            var mayRetry = await calls
                .TryPauseAsync(report.Decision.Delay, cancellationToken)
                .ConfigureAwait(false);
            if (!mayRetry)
            {
                var closed = kept.Keep(batch, batch.GiveUpRetry(report with { Settled = [] }));
                GiveUp(closed.Settled);
                return closed;
            }
        }
    }

    private void GiveUp(IReadOnlyList<SettledEvent> rest)
    {
        if (rest.Count > 0)
        {
            calls.RunCallback(() =>
                parts.Reporter.Settled(PostHogOperation.Capture, rest, failure: null)
            );
        }
    }
}
