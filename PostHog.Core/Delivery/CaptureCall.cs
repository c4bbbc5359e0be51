using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>
/// The state of one capture call: which of its events are sent together, what remains to be sent, and one verdict for
/// each event in the order given. It neither sends nor waits.
/// </summary>
internal sealed class CaptureCall
{
    private readonly EventVerdict?[] _verdicts;
    private readonly SerialisedEvent?[] _events;
    private readonly Dictionary<SerialisedEvent, int> _places = [];
    private readonly Stack<BatchDelivery> _halves = [];
    private readonly int _maxBatchSize;
    private readonly BatchFactory _batches;
    private readonly bool _isHistorical;
    private PostHogFailure? _reasonToStop;
    private int _next;
    private int _attempts;

    /// <summary>Takes the events of a call.</summary>
    /// <param name="events">The serialised events, in order; null for those that were dropped.</param>
    /// <param name="dropped">The verdicts of those that were dropped, each at its event's place. The call adds the others.</param>
    /// <param name="maxBatchSize">How many events are sent together at most.</param>
    /// <param name="batches">Starts and splits batches.</param>
    /// <param name="isHistorical">Whether the events are an import of old data.</param>
    public CaptureCall(
        SerialisedEvent?[] events,
        EventVerdict?[] dropped,
        int maxBatchSize,
        BatchFactory batches,
        bool isHistorical
    )
    {
        _events = events;
        _verdicts = dropped;
        _maxBatchSize = maxBatchSize;
        _batches = batches;
        _isHistorical = isHistorical;
        for (var place = 0; place < _events.Length; place++)
        {
            if (_events[place] is { } one)
            {
                _places.Add(one, place);
            }
        }
    }

    /// <summary>
    /// Returns the next batch, in order, including halves of one that was too large; null if nothing is left, or after
    /// a failure that would affect every batch.
    /// </summary>
    public BatchDelivery? Next(DateTimeOffset utcNow)
    {
        if (_reasonToStop is not null)
        {
            return null;
        }

        if (_halves.Count > 0)
        {
            return _halves.Pop();
        }

        var picker = new BatchPicker(_maxBatchSize);
        while (_next < _events.Length && (_events[_next] is not { } next || picker.TryPick(next)))
        {
            _next++;
        }

        return picker.Picked.Count > 0
            ? _batches.Start(picker.Picked, utcNow, _isHistorical)
            : null;
    }

    /// <summary>Records what became of a batch.</summary>
    public void Settle(BatchDelivery delivery, AttemptDecision decision, DateTimeOffset utcNow)
    {
        _attempts += delivery.Attempts;
        Note(delivery.Settled);
        if (decision.Kind == AttemptDecisionKind.Split)
        {
            var (first, second) = _batches.Split(delivery, utcNow);
            _halves.Push(second);
            _halves.Push(first);
        }
        else if (decision.Failure is { } failure && AffectsEveryBatch(failure))
        {
            _reasonToStop = ReasonToStop(failure);
        }
    }

    /// <summary>
    /// Gives up the remaining events, because a batch failed in a way that would affect them too, or leaves them to the
    /// spool. Returns them.
    /// </summary>
    public IReadOnlyList<SettledEvent> GiveUpRest(IEventSpool? spool = null) =>
        _reasonToStop is { } reason ? GiveUp(reason, spool) : [];

    /// <summary>Gives up the remaining events and the batch that was in progress. Returns them.</summary>
    public IReadOnlyList<SettledEvent> Cancel(
        BatchDelivery underWay,
        PostHogFailure reason,
        IEventSpool? spool = null
    )
    {
        _halves.Push(underWay);
        return GiveUp(reason, spool);
    }

    /// <summary>Returns the verdicts, after every batch has been settled or given up.</summary>
    public CaptureResult ToResult() => new([.. _verdicts.Select(verdict => verdict!)], _attempts);

    private static bool AffectsEveryBatch(PostHogFailure failure) =>
        failure
            is not { Kind: PostHogFailureKind.Refused, StatusCode: 400 or 413 or 422 }
                and not { Kind: PostHogFailureKind.DroppedByServer };

    private static PostHogFailure ReasonToStop(PostHogFailure failure) =>
        failure.Kind == PostHogFailureKind.ClientClosed
            ? new(failure.Kind, "Not sent: the client was closed.")
            : new(
                PostHogFailureKind.NotAttempted,
                $"Not sent, because an earlier part of the batch failed: {failure.Message}",
                failure.StatusCode,
                failure.Cause
            );

    private IReadOnlyList<SettledEvent> GiveUp(PostHogFailure reason, IEventSpool? spool = null)
    {
        var given = new List<SettledEvent>();
        while (_halves.Count > 0)
        {
            given.AddRange(_halves.Pop().Abandon(reason));
        }

        for (; _next < _events.Length; _next++)
        {
            if (_events[_next] is { } one)
            {
                given.Add(new SettledEvent(one, DeliveryOutcome.NotDelivered, reason));
            }
        }

        var kept = spool?.Keep(given) ?? given;
        Note(kept);
        return kept;
    }

    private void Note(IReadOnlyList<SettledEvent> settled)
    {
        foreach (var one in settled)
        {
            _verdicts[_places[one.Event]] = one.Verdict;
        }
    }
}
