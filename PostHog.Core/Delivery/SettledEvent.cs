using PostHog.Wire;

namespace PostHog.Delivery;

// Facts: v1-results-reading.
/// <summary>
/// An event and its verdict. A class, because the collections of each structure are compiled anew in every process.
/// </summary>
internal sealed record SettledEvent(SerialisedEvent Event, EventVerdict Verdict)
{
    /// <summary>The number of application callbacks that led to the event.</summary>
    public int CallbackDepth => Event.CallbackDepth;

    /// <summary>Whether the event waits in the spool.</summary>
    public bool IsSpooled => Verdict.Outcome == DeliveryOutcome.Spooled;

    /// <summary>Returns the same event as one that waits in the spool.</summary>
    public SettledEvent Spooled() =>
        Of(Event, DeliveryOutcome.Spooled, Verdict.Failure, Verdict.Details);

    public static SettledEvent Of(
        SerialisedEvent settled,
        DeliveryOutcome outcome,
        PostHogFailure? failure,
        string? details = null
    ) =>
        new(
            settled,
            new EventVerdict(settled.Name, settled.Uuid, outcome, failure) { Details = details }
        );
}
