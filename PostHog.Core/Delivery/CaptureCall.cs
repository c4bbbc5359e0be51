using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>
/// The bookkeeping of one capture call: which of its events travel together, and one verdict for each in the order they
/// were given. It neither sends nor waits.
/// </summary>
internal sealed class CaptureCall
{
    private readonly EventVerdict?[] _verdicts;
    private readonly SerialisedEvent?[] _events;
    private readonly Dictionary<SerialisedEvent, int> _places = [];
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
        for (var place = 0; place < _events.Length; place++)
        {
            if (_events[place] is { } one)
            {
                _places.Add(one, place);
            }
        }
    }

    /// <summary>Returns the events of the next batch; none when every event has had its turn.</summary>
    public IReadOnlyList<SerialisedEvent> NextBatch()
    {
        var picker = new BatchPicker(_maxBatchSize);
        while (_next < _events.Length && (_events[_next] is not { } next || picker.TryPick(next)))
        {
            _next++;
        }

        return picker.Picked;
    }

    /// <summary>Notes what became of a batch. After a failure that would meet every batch, the rest is not attempted.</summary>
    public void Settle(BatchDelivery delivery, Verdict verdict)
    {
        _attempts += delivery.Attempts;
        foreach (var settlement in delivery.Settled)
        {
            _verdicts[_places[settlement.Event]] = settlement.Verdict;
        }

        if (verdict.Failure is { } failure && MeetsEveryBatch(failure))
        {
            GiveUpRest(failure);
        }
    }

    /// <summary>Returns the verdicts; every batch has been settled.</summary>
    public CaptureResult ToResult() => new([.. _verdicts.Select(verdict => verdict!)], _attempts);

    private static bool MeetsEveryBatch(PostHogFailure failure) =>
        failure
            is not { Kind: PostHogFailureKind.Refused, StatusCode: 400 or 413 or 422 }
                and not { Kind: PostHogFailureKind.DroppedByServer };

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
            if (_events[_next] is { } one)
            {
                _verdicts[_next] = Settlement.Of(one, DeliveryOutcome.NotDelivered, reason).Verdict;
            }
        }
    }
}
