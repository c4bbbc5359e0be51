namespace PostHog;

/// <summary>What became of one event. Immutable and safe to share.</summary>
public sealed class EventVerdict
{
    internal EventVerdict(
        string eventName,
        Guid uuid,
        DeliveryOutcome outcome,
        PostHogFailure? failure
    )
    {
        EventName = eventName;
        Uuid = uuid;
        Outcome = outcome;
        Failure = failure;
    }

    /// <summary>The event's name; empty when the event had none.</summary>
    public string EventName { get; }

    /// <summary>The id under which the event was sent, the same on every attempt; <see cref="Guid.Empty"/> when the event was never admitted.</summary>
    public Guid Uuid { get; }

    /// <summary>The end the event came to.</summary>
    public DeliveryOutcome Outcome { get; }

    /// <summary>Why the event is not known to be delivered; null when it was.</summary>
    public PostHogFailure? Failure { get; }

    /// <summary>Returns name, id and outcome on one line.</summary>
    public override string ToString() =>
        Failure is null
            ? $"{EventName} {Uuid:D} {Outcome}"
            : $"{EventName} {Uuid:D} {Outcome}: {Failure}";
}
