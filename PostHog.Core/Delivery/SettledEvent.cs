using PostHog.Wire;

namespace PostHog.Delivery;

// Facts: v1-results-reading.
/// <summary>An event and the end it came to.</summary>
internal readonly record struct SettledEvent(SerialisedEvent Event, EventVerdict Verdict)
{
    /// <summary>How many callbacks of the host led to the event.</summary>
    public int CallbackDepth => Event.CallbackDepth;

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
