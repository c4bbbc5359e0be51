using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>An event in a queue, and since when, by monotonic time, it waits there.</summary>
internal readonly record struct QueuedEvent(SerialisedEvent Event, TimeSpan QueuedAt);
