using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>An event in a queue, and since when it waits there.</summary>
internal readonly record struct QueuedEvent(SerialisedEvent Event, DateTimeOffset QueuedAt);
