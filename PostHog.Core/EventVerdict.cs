namespace PostHog;

// Facts: v1-not-persisted, ai-queue-drops.
/// <summary>What became of one event. Immutable and safe to share.</summary>
public sealed class EventVerdict
{
    // Verdicts may wait in large numbers, and a name can be of any length.
    private const int MaxNameLength = 200;

    internal EventVerdict(
        string eventName,
        Guid uuid,
        DeliveryOutcome outcome,
        PostHogFailure? failure
    )
    {
        EventName = Shorten(eventName);
        Uuid = uuid;
        Outcome = outcome;
        Failure = failure;
    }

    /// <summary>
    /// The event's name, cut to 200 characters; empty if the event had none. What is sent is not cut.
    /// </summary>
    public string EventName { get; }

    /// <summary>
    /// The id under which the event was sent, the same on every attempt; <see cref="Guid.Empty"/> if the event was
    /// dropped before it got one.
    /// </summary>
    public Guid Uuid { get; }

    /// <summary>The outcome of the event.</summary>
    public DeliveryOutcome Outcome { get; }

    /// <summary>Why the event is not known to be delivered; null if it was delivered.</summary>
    public PostHogFailure? Failure { get; }

    /// <summary>
    /// The server's remark about the event, for example <c>person_processing_disabled</c> or
    /// <c>billing_limit_exceeded</c>; null if there is none. Only <see cref="CaptureMode.V1"/> has these details, also
    /// for delivered events.
    /// </summary>
    public string? Details { get; internal init; }

    /// <summary>Returns name, id and outcome on one line.</summary>
    public override string ToString() =>
        Failure is null
            ? $"{EventName} {Uuid:D} {OutcomeText}"
            : $"{EventName} {Uuid:D} {OutcomeText}: {Failure}";

    /// <summary>Returns what is kept of the name of an event.</summary>
    internal static string Shorten(string name)
    {
        if (name.Length <= MaxNameLength)
        {
            return name;
        }

        var isInPair = char.IsHighSurrogate(name[MaxNameLength - 1]);
        return name.Substring(0, isInPair ? MaxNameLength - 1 : MaxNameLength);
    }

    private string OutcomeText =>
        Outcome switch
        {
            DeliveryOutcome.Delivered => "delivered",
            DeliveryOutcome.NotDelivered => "not delivered",
            DeliveryOutcome.Spooled => "spooled",
            _ => "unknown",
        };
}
