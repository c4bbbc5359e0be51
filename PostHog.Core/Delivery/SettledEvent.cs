using PostHog.Wire;

namespace PostHog.Delivery;

// Facts: v1-results-reading.
/// <summary>An event and its verdict.</summary>
internal readonly record struct SettledEvent(SerialisedEvent Event, EventVerdict Verdict)
{
    /// <summary>The number of application callbacks that led to the event.</summary>
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
