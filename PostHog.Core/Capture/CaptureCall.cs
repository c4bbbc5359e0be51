namespace PostHog.Capture;

/// <summary>
/// The bookkeeping of one capture call: which of its events travel in which batch, and one verdict for each in the order
/// they were given. It neither sends nor waits.
/// </summary>
internal sealed class CaptureCall
{
    /// <summary>A batch is closed when its events reach this size.</summary>
    public const int MaxBatchBytes = 5 * 1024 * 1024;

    private readonly EventVerdict?[] _verdicts;
    private readonly SerialisedEvent?[] _events;
    private readonly int _maxBatchSize;
    private int _next;
    private int _attempts;

    /// <summary>Takes the events of a call: those written down, and the verdicts of those that were dropped.</summary>
    public CaptureCall(
        IReadOnlyList<(SerialisedEvent? Event, EventVerdict? Dropped)> taken,
        int maxBatchSize
    )
    {
        _events = [.. taken.Select(one => one.Event)];
        _verdicts = [.. taken.Select(one => one.Dropped)];
        _maxBatchSize = maxBatchSize;
    }

    /// <summary>Returns the next batch; null when every event has had its turn.</summary>
    public CaptureBatch? NextBatch()
    {
        var events = new List<SerialisedEvent>();
        var places = new List<int>();
        var ids = new HashSet<Guid>();
        var bytes = 0;
        for (; _next < _events.Length && events.Count < _maxBatchSize; _next++)
        {
            if (_events[_next] is not { } candidate)
            {
                continue;
            }

            bytes += candidate.Json.Length;
            // PostHog refuses a batch that holds one id twice; the second one travels in the next.
            if ((bytes > MaxBatchBytes && events.Count > 0) || !ids.Add(candidate.Uuid))
            {
                break;
            }

            events.Add(candidate);
            places.Add(_next);
        }

        return events.Count == 0 ? null : new CaptureBatch(events, places);
    }

    /// <summary>Notes what became of a batch. After a failure that would meet every batch, the rest is not attempted.</summary>
    public void Settle(
        CaptureBatch batch,
        DeliveryOutcome outcome,
        PostHogFailure? failure,
        int attempts
    )
    {
        _attempts += attempts;
        foreach (var place in batch.Places)
        {
            Set(place, outcome, failure);
        }

        if (failure is not null && !IsOfThisBatchAlone(failure))
        {
            GiveUpRest(failure);
        }
    }

    /// <summary>Returns the verdicts; every batch has been settled.</summary>
    public CaptureResult ToResult() => new([.. _verdicts.Select(verdict => verdict!)], _attempts);

    private static bool IsOfThisBatchAlone(PostHogFailure failure) =>
        failure is { Kind: PostHogFailureKind.Refused, StatusCode: 400 or 413 or 422 };

    private void GiveUpRest(PostHogFailure failure)
    {
        var reason = new PostHogFailure(
            PostHogFailureKind.NotAttempted,
            $"Not sent, because an earlier part of the batch failed: {failure.Message}",
            failure.StatusCode,
            failure.Cause
        );
        for (; _next < _events.Length; _next++)
        {
            Set(_next, DeliveryOutcome.NotDelivered, reason);
        }
    }

    private void Set(int place, DeliveryOutcome outcome, PostHogFailure? failure)
    {
        if (_events[place] is { } one)
        {
            _verdicts[place] = new EventVerdict(one.Name, one.Uuid, outcome, failure);
        }
    }
}
