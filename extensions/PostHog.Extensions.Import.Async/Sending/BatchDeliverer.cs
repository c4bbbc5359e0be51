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
    private const int BadRequest = 400;
    private const int TooLarge = 413;
    private const int Unprocessable = 422;
    private const int TooManyRequests = 429;

    // So many single events in a row are not refused because of what is in them.
    private const int MostRefusedInARow = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private int _refusedInARow;
    private bool _hasDelivered;

    public async Task<BatchOutcome> SendAsync(
        IReadOnlyList<ImportItem> batch,
        CancellationToken cancellationToken
    )
    {
        var sent = new SentBatch();
        var parts = new Stack<List<ImportItem>>([
            [.. batch],
        ]);
        while (parts.Count > 0)
        {
            var part = parts.Pop();
            var failure = await SendPartAsync(part, sent, cancellationToken).ConfigureAwait(false);
            failure ??= Divide(part, sent, parts);
            if (failure is not null)
            {
                return new BatchOutcome(sent.Delivered, sent.Rejected, failure);
            }
        }

        // It is not about single events if none passes.
        var isRefused = batch.Count > 1 && sent.RefusedAlone == batch.Count && !_hasDelivered;
        _hasDelivered |= sent.Delivered > 0;
        return new BatchOutcome(sent.Delivered, sent.Rejected, isRefused ? sent.LastRefusal : null);
    }

    // Returns why the import cannot go on.
    private async Task<PostHogFailure?> SendPartAsync(
        List<ImportItem> part,
        SentBatch sent,
        CancellationToken cancellationToken
    )
    {
        var deadline = clock.Elapsed + retryTime;
        var pause = FirstPause;
        var waiting = part;
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
            var (stop, again) = Sort(waiting, result, sent);
            if (stop is not null || again.Count == 0)
            {
                return stop;
            }

            if (clock.Elapsed + pause > deadline)
            {
                return result.Failure;
            }

            await Pause.ForAsync(pause, clock, cancellationToken).ConfigureAwait(false);
            pause = pause + pause < LongestPause ? pause + pause : LongestPause;
            waiting = again;
        }
    }

    // Rejects an event that was refused alone; others are sent in two parts, the first one first.
    private PostHogFailure? Divide(
        List<ImportItem> part,
        SentBatch sent,
        Stack<List<ImportItem>> parts
    )
    {
        var refused = sent.TakeRefused();
        if (refused.Count < part.Count)
        {
            _refusedInARow = 0;
        }

        if (refused.Count == 0)
        {
            return null;
        }

        if (part.Count == 1)
        {
            sent.RejectRefused(part[0]);
            return ++_refusedInARow < MostRefusedInARow ? null : sent.LastRefusal;
        }

        var half = (refused.Count + 1) / 2;
        if (half < refused.Count)
        {
            parts.Push(refused.GetRange(half, refused.Count - half));
        }

        parts.Push(refused.GetRange(0, half));
        return null;
    }

    private static (PostHogFailure? Stop, List<ImportItem> Again) Sort(
        List<ImportItem> part,
        CaptureResult result,
        SentBatch sent
    )
    {
        PostHogFailure? stop = null;
        var again = new List<ImportItem>();
        for (var index = 0; index < part.Count; index++)
        {
            var failure = result.Verdicts[index].Failure;
            switch (Decide(result.Verdicts[index]))
            {
                case DeliveryDecision.Delivered:
                    sent.Delivered++;
                    break;
                case DeliveryDecision.Reject:
                    sent.Reject(part[index], failure!);
                    break;
                case DeliveryDecision.Divide:
                    sent.Refuse(part[index], failure!);
                    break;
                case DeliveryDecision.Retry:
                    again.Add(part[index]);
                    break;
                default:
                    stop ??= failure;
                    break;
            }
        }

        // It is not about single events if none passes.
        stop ??= part.Count > 1 && result.Verdicts.All(IsDroppedByServer) ? result.Failure : null;
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
            PostHogFailureKind.Refused => DecideRefused(verdict.Failure.StatusCode),
            PostHogFailureKind.Unreachable
            or PostHogFailureKind.Timeout
            or PostHogFailureKind.ConnectionLost
            or PostHogFailureKind.UnreadableResponse
            or PostHogFailureKind.ServerError
            or PostHogFailureKind.NotAttempted => DeliveryDecision.Retry,
            _ => DeliveryDecision.Stop,
        };

    // The client has divided what is too large.
    private static DeliveryDecision DecideRefused(int? status) =>
        status switch
        {
            TooLarge => DeliveryDecision.Reject,
            BadRequest or Unprocessable => DeliveryDecision.Divide,
            TooManyRequests => DeliveryDecision.Retry,
            _ => DeliveryDecision.Stop,
        };
}
