namespace PostHog;

/// <summary>The operation in which events failed.</summary>
public enum PostHogOperation
{
    /// <summary>An event was passed to the queue and dropped at once.</summary>
    Enqueue,

    /// <summary>Events were delivered in the background, by a flush or by a shutdown.</summary>
    BackgroundDelivery,

    /// <summary>Events were delivered by a capture call.</summary>
    Capture,
}
