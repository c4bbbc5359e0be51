namespace PostHog.Capture;

/// <summary>What a client answers when it sends nothing at all.</summary>
internal static class Refusal
{
    /// <summary>The client had been disposed.</summary>
    public static readonly PostHogFailure Closed = new(
        PostHogFailureKind.ClientClosed,
        "The client is closed."
    );

    /// <summary>The client is switched off.</summary>
    public static readonly PostHogFailure Disabled = new(
        PostHogFailureKind.Disabled,
        "The client is disabled: it has no project token, or its options switched it off."
    );

    /// <summary>Returns the result of a call whose events were all refused for the same reason.</summary>
    public static CaptureResult Of(IReadOnlyList<PostHogEvent> events, PostHogFailure reason) =>
        new(
            [
                .. events.Select(one => new EventVerdict(
                    one?.Name ?? "",
                    Guid.Empty,
                    DeliveryOutcome.NotDelivered,
                    reason
                )),
            ],
            attempts: 0
        );
}
