using PostHog.Async.Transport;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Time;

namespace PostHog.Async.Pipeline;

/// <summary>Makes single attempts to send a batch, both for the queues and for capture calls.</summary>
internal sealed class BatchSender(
    RedirectingSender http,
    Clock clock,
    Func<double> jitter,
    PostHogLog log
)
{
    /// <summary>Makes one attempt and returns its report. An interrupted attempt counts, whatever the cause.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="deadline">The monotonic time by which everything must have ended; null for none.</param>
    /// <param name="cancellationToken">Interrupts the attempt, without an exception.</param>
    public async Task<AttemptReport> AttemptAsync(
        BatchDelivery batch,
        TimeSpan? deadline,
        CancellationToken cancellationToken
    )
    {
        var begin = clock.Now;
        var left = deadline - begin.Elapsed;
        if (left <= TimeSpan.Zero)
        {
            return batch.GiveUp(EventFailures.TimeUp);
        }

        try
        {
            var request = batch.NextRequest(begin.Utc).Within(left) with
            {
                CallbackDepth = batch.CallbackDepth,
            };
            var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return batch.Decide(response, clock.Now, jitter(), deadline);
        }
        catch (OperationCanceledException)
        {
            return batch.Interrupt(begin);
        }
        catch (Exception fault) when (fault is not ThreadAbortException)
        {
            log.AttemptFaulted(fault);
            return batch.Interrupt(begin);
        }
    }
}
