namespace PostHog;

/// <summary>The part of the client at which something went wrong.</summary>
public enum PostHogSurface
{
    /// <summary>An event was handed to the queue and dropped at once.</summary>
    Enqueue,

    /// <summary>Events were delivered in the background, by a flush or by a shutdown.</summary>
    Queue,

    /// <summary>Events were delivered by a capture call.</summary>
    Capture,
}
