using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>The events of one batch: those that are still to be delivered, and those that came to their end.</summary>
internal sealed class BatchEvents(IReadOnlyList<SerialisedEvent> events)
{
    private readonly List<SettledEvent> _settled = [];
    private List<SerialisedEvent> _pending = [.. events];

    /// <summary>The events that are still to be delivered, in order.</summary>
    public IReadOnlyList<SerialisedEvent> Pending => _pending;

    /// <summary>The events that have come to their end, with their verdicts.</summary>
    public IReadOnlyList<SettledEvent> Settled => _settled;

    /// <summary>The last failure among those that came to their end; null when all were delivered.</summary>
    public PostHogFailure? LastFailure =>
        _settled.LastOrDefault(one => one.Verdict.Failure is not null).Verdict?.Failure;

    /// <summary>Returns what came to its end after the first so many.</summary>
    public List<SettledEvent> SettledSince(int before) =>
        _settled.GetRange(before, _settled.Count - before);

    /// <summary>Settles what the server kept or dropped; what it wants again stays pending.</summary>
    /// <param name="answers">What the server said of single events.</param>
    /// <param name="outcomeOfDrop">What became of an event that the server did not keep this time.</param>
    public void Take(IReadOnlyDictionary<Guid, EventAnswer> answers, DeliveryOutcome outcomeOfDrop)
    {
        var again = new List<SerialisedEvent>();
        foreach (var sent in _pending)
        {
            var known = answers.TryGetValue(sent.Uuid, out var said) ? said : default;
            if (known.IsWantedAgain)
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

    /// <summary>Settles the oldest pending events alike. Returns them.</summary>
    public List<SettledEvent> Settle(int count, DeliveryOutcome outcome, PostHogFailure failure)
    {
        var before = _settled.Count;
        _settled.AddRange(
            _pending.Take(count).Select(one => SettledEvent.Of(one, outcome, failure))
        );
        _pending.RemoveRange(0, count);
        return SettledSince(before);
    }

    /// <summary>Takes the pending events out, in two halves.</summary>
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
