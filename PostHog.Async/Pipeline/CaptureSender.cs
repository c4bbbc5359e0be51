using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Setup;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Drives capture calls: writes the events down, sends them batch by batch and waits between attempts. What to send and
/// what an answer means is decided elsewhere.
/// </summary>
internal sealed class CaptureSender(
    QueueParts parts,
    BatchSender sender,
    SendGate gate,
    ActiveCalls calls,
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
        if (gate.ReasonToRefuse() is { } reason)
        {
            return Refuse(events, reason);
        }

        if (!calls.TryEnter())
        {
            return Refuse(events, EventFailures.Closed);
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
        var call = new CaptureCall(
            Write(events),
            parts.Limits.MaxBatchSize,
            parts.CallBatches,
            historicalMigration
        );
        while (call.Next(clock.UtcNow) is { } batch)
        {
            var decision = await DeliverAsync(call, batch, deadline, cancellationToken)
                .ConfigureAwait(false);
            call.Settle(batch, decision, clock.UtcNow);
        }

        GiveUp(call.GiveUpRest());
        return call.ToResult();
    }

    private CaptureResult Refuse(IReadOnlyList<PostHogEvent> events, PostHogFailure reason)
    {
        var result = EventFailures.Of(events, reason);
        parts.Reporter.CallRefused(result.Verdicts, reason);
        return result;
    }

    private List<(SerialisedEvent? Event, EventVerdict? Dropped)> Write(
        IReadOnlyList<PostHogEvent> events
    )
    {
        var written = events.Select(parts.Serialiser.Serialise).ToList();
        var dropped = written.Where(one => one.Dropped is not null).Select(one => one.Dropped!);
        parts.Reporter.Refused(PostHogOperation.Capture, [.. dropped]);
        parts.Reporter.Counters.Accept(written.Count(one => one.Event is not null));
        return written;
    }

    private async Task<AttemptDecision> DeliverAsync(
        CaptureCall call,
        BatchDelivery batch,
        TimeSpan? deadline,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await AttemptUntilDoneAsync(batch, deadline, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody gets a result when a call is cancelled: what is left is told of here, or nowhere.
            GiveUp(call.BreakOff(batch, EventFailures.Cancelled));
            throw;
        }
    }

    private async Task<AttemptDecision> AttemptUntilDoneAsync(
        BatchDelivery batch,
        TimeSpan? deadline,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var report = await sender
                .AttemptAsync(batch, deadline, cancellationToken)
                .ConfigureAwait(false);
            if (report.Decision.Kind == AttemptDecisionKind.CutShort)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report = batch.GiveUpIfSpent(report);
            }

            report = calls.IsClosing ? batch.GiveUpRetry(report) : report;
            parts.Reporter.Count(report);
            calls.Tell(() => parts.Reporter.Tell(PostHogOperation.Capture, report));
            if (!report.Decision.GoesOn)
            {
                return report.Decision;
            }

            var goesOn = await calls
                .TryPauseAsync(report.Decision.Delay, cancellationToken)
                .ConfigureAwait(false);
            if (!goesOn)
            {
                var closed = batch.GiveUpRetry(report with { Settled = [] });
                GiveUp(closed.Settled);
                return closed.Decision;
            }
        }
    }

    private void GiveUp(IReadOnlyList<SettledEvent> rest)
    {
        if (rest.Count > 0)
        {
            calls.Tell(() => parts.Reporter.Settled(PostHogOperation.Capture, rest, failure: null));
        }
    }
}
