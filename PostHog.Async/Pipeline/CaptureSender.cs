using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Wire;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Drives delivered calls: writes the events down, sends them batch by batch and waits between attempts. What to send and
/// what an answer means is decided elsewhere.
/// </summary>
internal sealed class CaptureSender(
    ClientSettings settings,
    QueueSettings queue,
    RedirectingSender http
)
{
    /// <summary>Returns once every event has its decision.</summary>
    public async Task<CaptureResult> CaptureAsync(
        IReadOnlyList<PostHogEvent> events,
        bool historicalMigration,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (settings.SendGate.ReasonToRefuse() is { } reason)
        {
            return Refuse(events, reason);
        }

        var deadline = settings.Clock.UtcNow + settings.CaptureTimeout;
        var call = new CaptureCall(
            Write(events),
            settings.MaxBatchSize,
            batch => Start(batch, historicalMigration || settings.HistoricalMigration),
            () => EventIds.New(settings.Clock.UtcNow)
        );
        while (call.Next() is { } delivery)
        {
            await DeliverAsync(call, delivery, deadline, cancellationToken).ConfigureAwait(false);
        }

        GiveUp(call.GiveUpRest());
        return call.ToResult();
    }

    private CaptureResult Refuse(IReadOnlyList<PostHogEvent> events, PostHogFailure reason)
    {
        var result = EventFailures.Of(events, reason);
        settings.Log.CallRefused(events.Count, reason);
        queue.Reporter.Refused(PostHogOperation.Capture, result.Verdicts);
        return result;
    }

    private List<(SerialisedEvent? Event, EventVerdict? Dropped)> Write(
        IReadOnlyList<PostHogEvent> events
    )
    {
        var written = events.Select(queue.Serialiser.Serialise).ToList();
        var dropped = written.Where(one => one.Dropped is not null).Select(one => one.Dropped!);
        queue.Reporter.Refused(PostHogOperation.Capture, [.. dropped]);
        queue.Reporter.Counters.Accept(written.Count(one => one.Event is not null));
        return written;
    }

    private BatchDelivery Start(IReadOnlyList<SerialisedEvent> events, bool historicalMigration)
    {
        var now = settings.Clock.UtcNow;
        var origin = new BatchOrigin(EventIds.New(now), now, historicalMigration);
        return new BatchDelivery(events, queue.Wire, settings.RetryPolicy, origin);
    }

    // Nobody gets a result when a call is broken off: what is left is told of here, or nowhere.
    private async Task DeliverAsync(
        CaptureCall call,
        BatchDelivery delivery,
        DateTimeOffset? deadline,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var decision = await AttemptUntilDoneAsync(delivery, deadline, cancellationToken)
                .ConfigureAwait(false);
            call.Settle(delivery, decision);
        }
        catch (OperationCanceledException)
        {
            GiveUp(call.BreakOff(delivery, EventFailures.Cancelled));
            throw;
        }
    }

    private void GiveUp(IReadOnlyList<SettledEvent> rest)
    {
        if (rest.Count > 0)
        {
            queue.Reporter.Settled(PostHogOperation.Capture, rest, failure: null);
        }
    }

    private async Task<AttemptDecision> AttemptUntilDoneAsync(
        BatchDelivery delivery,
        DateTimeOffset? deadline,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var report = await AttemptAsync(delivery, deadline, cancellationToken)
                .ConfigureAwait(false);
            queue.Reporter.Count(report);
            queue.Reporter.Tell(PostHogOperation.Capture, report);
            if (report.Decision.Kind != AttemptDecisionKind.Again)
            {
                return report.Decision;
            }

            await Pause
                .ForAsync(report.Decision.Delay, settings.Clock, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task<AttemptReport> AttemptAsync(
        BatchDelivery delivery,
        DateTimeOffset? deadline,
        CancellationToken cancellationToken
    )
    {
        var count = delivery.Pending.Count;
        var already = delivery.Settled.Count;
        var left = deadline - settings.Clock.UtcNow;
        if (left <= TimeSpan.Zero)
        {
            return GiveUpUnsent(delivery);
        }

        var request = delivery.NextRequest(settings.Clock.UtcNow).Within(left);
        var response = await SendAsync(delivery, request, cancellationToken).ConfigureAwait(false);
        var decision = delivery.Decide(response, settings.Clock.UtcNow, settings.Jitter());
        if (decision.Kind == AttemptDecisionKind.Again && delivery.NotBefore >= deadline)
        {
            delivery.Abandon(decision.Failure!);
            decision = decision with { Kind = AttemptDecisionKind.GivenUp };
        }

        var settled = delivery.Settled.Skip(already).ToList();
        return new AttemptReport(count, delivery.Attempts, decision, settled);
    }

    private static AttemptReport GiveUpUnsent(BatchDelivery delivery)
    {
        var count = delivery.Pending.Count;
        var already = delivery.Settled.Count;
        delivery.Abandon(EventFailures.TimeUp);
        var decision = new AttemptDecision(
            AttemptDecisionKind.GivenUp,
            TimeSpan.Zero,
            EventFailures.TimeUp
        );
        var settled = delivery.Settled.Skip(already).ToList();
        return new AttemptReport(count, delivery.Attempts, decision, settled);
    }

    private async Task<WireResponse> SendAsync(
        BatchDelivery delivery,
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            delivery.Interrupt();
            throw;
        }
    }
}
