using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>An event in a queue, with the monotonic time at which it was queued.</summary>
internal readonly record struct QueuedEvent(SerialisedEvent Event, TimeSpan QueuedAt);
