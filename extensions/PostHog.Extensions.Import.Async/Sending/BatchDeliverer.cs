using PostHog.Async.Platform;
using PostHog.Time;

namespace PostHog.Async.Import.Sending;

/// <summary>Sends batches until each event is delivered or rejected, or the time for retries is over.</summary>
internal sealed class BatchDeliverer(
    PostHogClient client,
    RateLimit rate,
    TimeSpan retryTime,
    Clock clock
)
{
    private const int TooLarge = 413;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public async Task<BatchOutcome> SendAsync(
        IReadOnlyList<ImportItem> batch,
        CancellationToken cancellationToken
    )
    {
        var rejected = new List<(ImportItem Item, string Reason)>();
        var delivered = 0;
        var deadline = clock.Elapsed + retryTime;
        var pause = FirstPause;
        var waiting = batch;
        while (true)
        {
            await rate.WaitAsync(waiting.Count, cancellationToken).ConfigureAwait(false);
            var result = await client
                .CaptureBatchAsync(
                    waiting.Select(item => item.Event),
                    historicalMigration: true,
                    cancellationToken
                )
                .ConfigureAwait(false);
            var (stop, again) = Sort(waiting, result, rejected, ref delivered);
            if (stop is null && again.Count == 0)
            {
                return new BatchOutcome(delivered, rejected, Failure: null);
            }

            if (stop is not null || clock.Elapsed + pause > deadline)
            {
                return new BatchOutcome(delivered, rejected, stop ?? result.Failure);
            }

            await Pause.ForAsync(pause, clock, cancellationToken).ConfigureAwait(false);
            pause = pause + pause < LongestPause ? pause + pause : LongestPause;
            waiting = again;
        }
    }

    private static (PostHogFailure? Stop, List<ImportItem> Again) Sort(
        IReadOnlyList<ImportItem> sent,
        CaptureResult result,
        List<(ImportItem Item, string Reason)> rejected,
        ref int delivered
    )
    {
        PostHogFailure? stop = null;
        var again = new List<ImportItem>();
        for (var index = 0; index < sent.Count; index++)
        {
            var failure = result.Verdicts[index].Failure;
            switch (Decide(result.Verdicts[index]))
            {
                case DeliveryDecision.Delivered:
                    delivered++;
                    break;
                case DeliveryDecision.Reject:
                    rejected.Add((sent[index], failure!.ToString()));
                    break;
                case DeliveryDecision.Retry:
                    again.Add(sent[index]);
                    break;
                default:
                    stop ??= failure;
                    break;
            }
        }

        // It is not about single events if none passes.
        stop ??= sent.Count > 1 && result.Verdicts.All(IsDroppedByServer) ? result.Failure : null;
        return (stop, again);
    }

    private static bool IsDroppedByServer(EventVerdict verdict) =>
        verdict.Failure?.Kind == PostHogFailureKind.DroppedByServer;

    private static DeliveryDecision Decide(EventVerdict verdict) =>
        verdict.Failure?.Kind switch
        {
            null => DeliveryDecision.Delivered,
            PostHogFailureKind.InvalidEvent
            or PostHogFailureKind.DroppedByBeforeSend
            or PostHogFailureKind.DroppedByServer => DeliveryDecision.Reject,
            PostHogFailureKind.Refused when verdict.Failure.StatusCode == TooLarge =>
                DeliveryDecision.Reject,
            PostHogFailureKind.Unreachable
            or PostHogFailureKind.Timeout
            or PostHogFailureKind.ConnectionLost
            or PostHogFailureKind.UnreadableResponse
            or PostHogFailureKind.ServerError
            or PostHogFailureKind.NotAttempted => DeliveryDecision.Retry,
            _ => DeliveryDecision.Stop,
        };
}
