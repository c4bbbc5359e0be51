namespace PostHog.Capture;

/// <summary>Events that travel in one request, with their places in the call they came from.</summary>
internal sealed record CaptureBatch(
    IReadOnlyList<SerialisedEvent> Events,
    IReadOnlyList<int> Places
);
