using PostHog.Async.Transport;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Wire;

namespace PostHog.Async.Pipeline;

/// <summary>Makes batches of queued events, and makes single attempts at them.</summary>
internal sealed class BatchSender(
    ClientSettings settings,
    QueueSettings queue,
    RedirectingSender http
)
{
    /// <summary>Makes a batch.</summary>
    public BatchDelivery Start(IReadOnlyList<SerialisedEvent> events, DateTimeOffset now) =>
        new(
            events,
            queue.Wire,
            settings.QueueRetryPolicy,
            new BatchOrigin(EventIds.New(now), now, settings.HistoricalMigration)
        );

    /// <summary>Makes one attempt and returns what comes next. What is broken off, by whatever, counts as an attempt.</summary>
    public async Task<AttemptDecision> AttemptAsync(
        BatchDelivery batch,
        CancellationToken cancellationToken
    )
    {
        var begin = settings.Clock.UtcNow;
        try
        {
            var request = batch.NextRequest(begin);
            var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return batch.Decide(response, settings.Clock.UtcNow, settings.Jitter());
        }
        catch (Exception fault)
        {
            if (fault is not OperationCanceledException)
            {
                settings.Log.WorkerFailed(fault);
            }

            return batch.CutShort(begin, jitter: 0);
        }
    }
}
