using PostHog.Async.Platform;
using PostHog.Capture;
using PostHog.Capture.V0;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Drives delivered calls: writes the events down, sends them batch by batch and waits between attempts. What to send and
/// what an answer means is decided elsewhere.
/// </summary>
internal sealed class CaptureSender(ClientSettings settings, HttpSender http)
{
    private readonly EventSerialiser _serialiser = new(
        settings.SdkProperties,
        settings.Log,
        settings.Clock
    );
    private readonly BatchRequestWriter _requests = new(
        settings.Endpoints,
        settings.Token,
        settings.RequestTimeout,
        settings.EnableCompression
    );
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
            [.. events.Select(_serialiser.Serialise)],
            settings.MaxBatchSize
        );
        while (call.NextBatch() is { } batch)
        {
            var delivery = new BatchDelivery(settings.RetryPolicy);
            var verdict = await DeliverAsync(
                    batch,
                    delivery,
                    historicalMigration,
                    cancellationToken
                )
                .ConfigureAwait(false);
            call.Settle(batch, verdict.Outcome, verdict.Failure, delivery.Attempts);
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

    private async Task<Verdict> DeliverAsync(
        CaptureBatch batch,
        BatchDelivery delivery,
        bool historicalMigration,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var now = settings.Clock.UtcNow;
            var request = _requests.Write(batch.Events, historicalMigration, now);
            var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var verdict = delivery.Decide(response, settings.Clock.UtcNow, settings.Jitter());
            settings.Log.AttemptDecided(batch.Events.Count, delivery.Attempts, verdict);
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
