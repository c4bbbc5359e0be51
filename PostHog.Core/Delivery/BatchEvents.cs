using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>The events of one batch: those still to be delivered, and the settled ones.</summary>
internal sealed class BatchEvents(IReadOnlyList<SerialisedEvent> events)
{
    private List<SettledEvent> _settled = [];
    private List<SerialisedEvent> _pending = [.. events];

    /// <summary>The events that are still to be delivered, in order.</summary>
    public IReadOnlyList<SerialisedEvent> Pending => _pending;

    /// <summary>The settled events, with their verdicts.</summary>
    public IReadOnlyList<SettledEvent> Settled => _settled;

    /// <summary>The last failure among the settled events; null if all were delivered.</summary>
    public PostHogFailure? LastFailure =>
        _settled.LastOrDefault(one => one.Verdict.Failure is not null)?.Verdict.Failure;

    /// <summary>Returns the settled events, without the first ones up to the given number.</summary>
    public List<SettledEvent> SettledSince(int before) =>
        _settled.GetRange(before, _settled.Count - before);

    /// <summary>Settles the events that the server kept or dropped; those it wants again remain pending.</summary>
    /// <param name="answers">The server's answers for single events.</param>
    /// <param name="outcomeOfDrop">The outcome of an event that the server did not keep this time.</param>
    public void Take(IReadOnlyDictionary<Guid, EventAnswer> answers, DeliveryOutcome outcomeOfDrop)
    {
        var again = new List<SerialisedEvent>();
        _settled.Capacity = Math.Max(_settled.Capacity, _settled.Count + _pending.Count);
        foreach (var sent in _pending)
        {
            var known = answers.TryGetValue(sent.Uuid, out var said) ? said : default;
            if (known.MustResend)
            {
                again.Add(sent);
            }
            else
            {
                _settled.Add(Settle(sent, known, outcomeOfDrop));
            }
        }

        _pending = again;
    }

    /// <summary>Settles the oldest pending events with the same outcome, and returns them.</summary>
    public List<SettledEvent> Settle(int count, DeliveryOutcome outcome, PostHogFailure failure)
    {
        var before = _settled.Count;
        _settled.AddRange(
            _pending.Take(count).Select(one => SettledEvent.Of(one, outcome, failure))
        );
        // A new list, because closing the client may be reading the old one.
        _pending = _pending.GetRange(count, _pending.Count - count);
        return SettledSince(before);
    }

    /// <summary>Replaces settled events by the same ones with another verdict.</summary>
    public void Replace(Func<SettledEvent, SettledEvent> replacement) =>
        _settled = _settled.ConvertAll(one => replacement(one));

    /// <summary>Removes the pending events and returns them in two halves.</summary>
    public (List<SerialisedEvent> First, List<SerialisedEvent> Second) Halve()
    {
        var half = _pending.Count / 2;
        var halves = (_pending.GetRange(0, half), _pending.GetRange(half, _pending.Count - half));
        _pending = [];
        return halves;
    }

    private static SettledEvent Settle(
        SerialisedEvent sent,
        EventAnswer said,
        DeliveryOutcome outcomeOfDrop
    ) =>
        said.DroppedBecause is { } reason
            ? SettledEvent.Of(
                sent,
                outcomeOfDrop,
                new PostHogFailure(
                    PostHogFailureKind.DroppedByServer,
                    $"The server took the request, but dropped this event: {reason}"
                ),
                said.Details
            )
            : SettledEvent.Of(sent, DeliveryOutcome.Delivered, failure: null, said.Details);
}
