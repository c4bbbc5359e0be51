using PostHog.Async.Platform;
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
internal sealed class CaptureSender(ClientSettings settings, HttpSender http)
{
    private volatile bool _isClosed;

    /// <summary>Refuses everything from now on.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Returns once every event has its verdict.</summary>
    public async Task<CaptureResult> CaptureAsync(
        IReadOnlyList<PostHogEvent> events,
        bool historicalMigration,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (ReasonToRefuse() is { } reason)
        {
            settings.Log.CallRefused(events.Count, reason);
            return Refusal.Of(events, reason);
        }

        var call = new CaptureCall(
            [.. events.Select(settings.Serialiser.Serialise)],
            settings.MaxBatchSize
        );
        while (call.NextBatch() is { Count: > 0 } batch)
        {
            await DeliverAsync(call, Start(batch, historicalMigration), cancellationToken)
                .ConfigureAwait(false);
        }

        return call.ToResult();
    }

    private PostHogFailure? ReasonToRefuse()
    {
        if (_isClosed)
        {
            return Refusal.Closed;
        }

        return settings.IsEnabled ? null : Refusal.Disabled;
    }

    private BatchDelivery Start(IReadOnlyList<SerialisedEvent> events, bool historicalMigration)
    {
        var now = settings.Clock.UtcNow;
        var origin = new BatchOrigin(EventIds.New(now), now, historicalMigration);
        return new BatchDelivery(events, settings.Wire, settings.RetryPolicy, origin);
    }

    // A batch that is too large goes on as two halves, in order.
    private async Task DeliverAsync(
        CaptureCall call,
        BatchDelivery whole,
        CancellationToken cancellationToken
    )
    {
        var waiting = new Stack<BatchDelivery>([whole]);
        while (waiting.Count > 0)
        {
            var delivery = waiting.Pop();
            var verdict = await AttemptUntilDoneAsync(delivery, cancellationToken)
                .ConfigureAwait(false);
            call.Settle(delivery, verdict);
            if (verdict.Kind == VerdictKind.Split)
            {
                var now = settings.Clock.UtcNow;
                var (first, second) = delivery.Split(EventIds.New(now), EventIds.New(now));
                waiting.Push(second);
                waiting.Push(first);
            }
        }
    }

    private async Task<Verdict> AttemptUntilDoneAsync(
        BatchDelivery delivery,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var count = delivery.Pending.Count;
            var request = delivery.NextRequest(settings.Clock.UtcNow);
            var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var verdict = delivery.Decide(response, settings.Clock.UtcNow, settings.Jitter());
            settings.Log.AttemptDecided(count, delivery.Attempts, verdict);
            if (verdict.Kind != VerdictKind.Again)
            {
                return verdict;
            }

            await Pause
                .ForAsync(verdict.Delay, settings.Clock, cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
