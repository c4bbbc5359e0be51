namespace PostHog.Capture;

// Facts: v1-event-drops.
/// <summary>The failures that arise in this client: why an event is not sent, or not known to have arrived.</summary>
internal static class EventFailures
{
    /// <summary>The client is closed.</summary>
    public static readonly PostHogFailure Closed = new(
        PostHogFailureKind.ClientClosed,
        "The client is closed."
    );

    /// <summary>The client is disabled.</summary>
    public static readonly PostHogFailure Disabled = new(
        PostHogFailureKind.Disabled,
        "The client is disabled: it has no project token, or its options disable it."
    );

    /// <summary>Sending is switched off at run time.</summary>
    public static readonly PostHogFailure OptedOut = new(
        PostHogFailureKind.OptedOut,
        "The client is opted out. Nothing is sent until it opts in again."
    );

    /// <summary>The queue is full.</summary>
    public static readonly PostHogFailure QueueFull = new(
        PostHogFailureKind.QueueFull,
        "The queue is full: events are captured faster than they can be delivered, or the server cannot be reached."
    );

    /// <summary>The queued events have reached the limit in bytes.</summary>
    public static readonly PostHogFailure QueueOutOfBytes = new(
        PostHogFailureKind.QueueFull,
        "The queue is full: its events use all of MaxQueueBytes (AiMaxQueueBytes for AI events). "
            + "They are captured faster than they can be delivered, or the server is out of reach."
    );

    /// <summary>The spool has no room.</summary>
    public static readonly PostHogFailure SpoolFull = new(
        PostHogFailureKind.SpoolFull,
        "The files of the spool use all of Spool.MaxBytes; the oldest events made room for newer ones."
    );

    /// <summary>The event waited in the spool for too long.</summary>
    public static readonly PostHogFailure SpoolExpired = new(
        PostHogFailureKind.SpoolExpired,
        "The event waited in the spool for longer than Spool.MaxAge."
    );

    /// <summary>The client was closed while the event was queued.</summary>
    public static readonly PostHogFailure Abandoned = new(
        PostHogFailureKind.Abandoned,
        "The client was closed before the event was delivered."
    );

    /// <summary>The same exception has already been reported, on its way up.</summary>
    public static readonly PostHogFailure AlreadyReported = new(
        PostHogFailureKind.AlreadyReported,
        "This exception was reported for the same distinct id less than a minute ago."
    );

    /// <summary>The application excludes this exception.</summary>
    public static readonly PostHogFailure ExceptionIgnored = new(
        PostHogFailureKind.ExceptionIgnored,
        "IgnoredExceptions or ShouldReportException excludes this exception."
    );

    /// <summary>The exception is null.</summary>
    public static readonly PostHogFailure NoException = new(
        PostHogFailureKind.InvalidEvent,
        "The event was dropped: the exception is null."
    );

    /// <summary>The HTTP handler keeps capturing events.</summary>
    public static readonly PostHogFailure HandlerTooDeep = new(
        PostHogFailureKind.HandlerFault,
        "The event was dropped: the HTTP handler keeps capturing events, which it is called for again."
    );

    /// <summary>The timeout of a capture call has passed.</summary>
    public static readonly PostHogFailure TimeUp = new(
        PostHogFailureKind.NotAttempted,
        "Not sent: the call timed out first."
    );

    /// <summary>The caller cancelled the call.</summary>
    public static readonly PostHogFailure Cancelled = new(
        PostHogFailureKind.Cancelled,
        "The call was cancelled before the event was known to be delivered."
    );

    /// <summary>Returns the result of a call whose events were all dropped for the same reason.</summary>
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
