using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>The events of one batch: those still to be delivered, and the settled ones.</summary>
internal sealed class BatchEvents(IReadOnlyList<SerialisedEvent> events)
{
    private List<SettledEvent> _settled = [];

    // Lists that do not change: another takes their place, because closing the client may be reading the old one.
    private IReadOnlyList<SerialisedEvent> _pending = events;

    /// <summary>The events that are still to be delivered, in order.</summary>
    public IReadOnlyList<SerialisedEvent> Pending => _pending;

    /// <summary>The maximum number of application callbacks that led to a pending event.</summary>
    public int CallbackDepth
    {
        get
        {
            var deepest = 0;
            foreach (var one in _pending)
            {
                deepest = Math.Max(deepest, one.CallbackDepth);
            }

            return deepest;
        }
    }

    /// <summary>The settled events, with their verdicts.</summary>
    public IReadOnlyList<SettledEvent> Settled => _settled;

    /// <summary>The last failure among the settled events; null if all were delivered.</summary>
    public PostHogFailure? LastFailure =>
        _settled.LastOrDefault(one => one.Failure is not null)?.Failure;

    /// <summary>Returns the settled events, without the first ones up to the given number.</summary>
    public List<SettledEvent> SettledSince(int before) =>
        _settled.GetRange(before, _settled.Count - before);

    /// <summary>Settles the events that the server kept or dropped; those it wants again remain pending.</summary>
    /// <param name="answers">The server's answers for single events; null if there are none.</param>
    /// <param name="outcomeOfDrop">The outcome of an event that the server did not keep this time.</param>
    public void Take(IReadOnlyDictionary<Guid, EventAnswer>? answers, DeliveryOutcome outcomeOfDrop)
    {
        var again = new List<SerialisedEvent>();
        _settled.Capacity = Math.Max(_settled.Capacity, _settled.Count + _pending.Count);
        foreach (var sent in _pending)
        {
            var known = answers?.TryGetValue(sent.Uuid, out var said) == true ? said : default;
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
            _pending.Take(count).Select(one => new SettledEvent(one, outcome, failure))
        );
        _pending = [.. _pending.Skip(count)];
        return SettledSince(before);
    }

    /// <summary>Replaces settled events by the same ones with another verdict.</summary>
    public void Replace(Func<SettledEvent, SettledEvent> replacement) =>
        _settled = _settled.ConvertAll(one => replacement(one));

    /// <summary>Removes the pending events and returns them in two halves.</summary>
    public (List<SerialisedEvent> First, List<SerialisedEvent> Second) Halve()
    {
        var half = _pending.Count / 2;
        List<SerialisedEvent> first = [.. _pending.Take(half)];
        List<SerialisedEvent> second = [.. _pending.Skip(half)];
        _pending = [];
        return (first, second);
    }

    private static SettledEvent Settle(
        SerialisedEvent sent,
        EventAnswer said,
        DeliveryOutcome outcomeOfDrop
    ) =>
        said.DroppedBecause is { } reason
            ? new SettledEvent(
                sent,
                outcomeOfDrop,
                new PostHogFailure(
                    PostHogFailureKind.DroppedByServer,
                    $"The server took the request, but dropped this event: {reason}"
                ),
                said.Details
            )
            : new SettledEvent(sent, DeliveryOutcome.Delivered, failure: null, said.Details);
}
