using PostHog.Wire;

namespace PostHog.Delivery;

// Facts: v1-results-reading.
/// <summary>
/// An event and what became of it. A class, because the collections of each structure are compiled anew in every process.
/// </summary>
/// <param name="settled">The event.</param>
/// <param name="outcome">The outcome.</param>
/// <param name="failure">Why the event is not known to be delivered; null if it was delivered.</param>
/// <param name="details">The server's remark about the event.</param>
internal sealed class SettledEvent(
    SerialisedEvent settled,
    DeliveryOutcome outcome,
    PostHogFailure? failure,
    string? details = null
)
{
    private EventVerdict? _verdict;

    /// <summary>The event.</summary>
    public SerialisedEvent Event => settled;

    /// <summary>The outcome of the event.</summary>
    public DeliveryOutcome Outcome => outcome;

    /// <summary>Why the event is not known to be delivered; null if it was delivered.</summary>
    public PostHogFailure? Failure => failure;

    /// <summary>The same for the application, which sees few of the events of a queue: created when it is needed.</summary>
    public EventVerdict Verdict =>
        _verdict ??= new EventVerdict(settled.Name, settled.Uuid, outcome, failure)
        {
            Details = details,
        };

    /// <summary>The number of application callbacks that led to the event.</summary>
    public int CallbackDepth => settled.CallbackDepth;

    /// <summary>Whether the event waits in the spool.</summary>
    public bool IsSpooled => outcome == DeliveryOutcome.Spooled;

    /// <summary>Returns the same event as one that waits in the spool.</summary>
    public SettledEvent Spooled() => new(settled, DeliveryOutcome.Spooled, failure, details);
}
