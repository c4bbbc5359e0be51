using PostHog.Async.Platform;

namespace PostHog.Async.Pipeline;

internal sealed partial class DeliveryPipeline
{
    private IEnumerable<QueueDelivery> Busy => new[] { Events, Ai }.Where(queue => queue.Held > 0);

    // Losses may wait for their report although nothing is left to send.
    private async Task<bool> DrainAtExitAsync(TimeSpan limit)
    {
        var inTime = await DoBothAsync(
                (queue, stop) => queue.DrainAllAsync(stop),
                limit,
                CancellationToken.None
            )
            .ConfigureAwait(false);
        if (!inTime)
        {
            Events.SpoolAtExit();
            Ai.SpoolAtExit();
        }

        await Events.ReportAtExitAsync().ConfigureAwait(false);
        await Ai.ReportAtExitAsync().ConfigureAwait(false);
        return inTime;
    }

    private async Task<bool> DrainToCloseAsync(
        TimeSpan? limit,
        CancellationToken cancellationToken
    ) =>
        await DoBothAsync(
                (queue, stop) => queue.DrainToCloseAsync(stop, cancellationToken),
                limit,
                cancellationToken
            )
            .ConfigureAwait(false);

    // False if the time was up first, even if the sender ignores the cancellation.
    private async Task<bool> DoBothAsync(
        Func<QueueDelivery, CancellationToken, Task> work,
        TimeSpan? limit,
        CancellationToken cancellationToken
    )
    {
        if (Held == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return true;
        }

        var isDone = false;
        var inTime = await TimeLimit
            .TryAsync(DoAsync, limit, _clock, cancellationToken)
            .ConfigureAwait(false);
        return inTime && isDone;

        async Task DoAsync(CancellationToken stop)
        {
            var both = new List<Func<Task>>();
            foreach (var queue in Busy)
            {
                both.Add(() => work(queue, stop));
            }

            isDone = await ConcurrentCalls
                .RunAsync(both, limit + Grace, _clock)
                .ConfigureAwait(false);
        }
    }
}
