namespace PostHog;

/// <summary>
/// Why an event was not delivered or is not known to be delivered, or why feature flags could not be evaluated.
/// </summary>
public enum PostHogFailureKind
{
    /// <summary>The event is invalid: its name or distinct id is blank, or it is too large.</summary>
    InvalidEvent,

    /// <summary>A function in <see cref="PostHogOptions.BeforeSend"/> returned null for the event, or threw.</summary>
    DroppedByBeforeSend,

    /// <summary>The client has no project token or was disabled by <see cref="PostHogOptions.Disabled"/>.</summary>
    Disabled,

    /// <summary>The client was opted out.</summary>
    OptedOut,

    /// <summary>The client is closed, or was closed while the call was in progress.</summary>
    ClientClosed,

    /// <summary>
    /// The queue is full: events are captured faster than they can be delivered, or the server cannot be reached.
    /// </summary>
    QueueFull,

    /// <summary>The client was closed before the event could be delivered.</summary>
    Abandoned,

    /// <summary>
    /// No connection to the host: the name is unknown, the connection was refused, there is no route, or none was made
    /// within <see cref="PostHogOptions.ConnectTimeout"/>. Nothing was sent.
    /// </summary>
    Unreachable,

    /// <summary>
    /// The secure connection could not be established, for example because of an untrusted certificate. Nothing was
    /// sent.
    /// </summary>
    TlsFailure,

    /// <summary>No response within <see cref="PostHogOptions.RequestTimeout"/>.</summary>
    Timeout,

    /// <summary>The connection broke after sending had begun; the server may have received the request.</summary>
    ConnectionLost,

    /// <summary>The response is not a PostHog response: it is unreadable, incomplete, or an error page.</summary>
    UnreadableResponse,

    /// <summary>The server refused the request with a status that a retry cannot change, such as 400 or 401.</summary>
    Refused,

    /// <summary>The server could not accept the request (408, 429, 5xx), and all retries failed.</summary>
    ServerError,

    /// <summary>
    /// The server accepted the request but dropped this event, for example because a quota is used up.
    /// </summary>
    DroppedByServer,

    /// <summary>The event was not sent because an earlier part of the same batch had failed permanently.</summary>
    NotAttempted,

    /// <summary>
    /// The supplied HTTP handler failed, or keeps capturing events, which it is called for again.
    /// </summary>
    HandlerFault,

    /// <summary>The capture call was cancelled before the event was known to be delivered.</summary>
    Cancelled,

    /// <summary>Flags could not be evaluated, because the call has no distinct id or no flag key.</summary>
    InvalidCall,

    /// <summary>Flags could not be evaluated: the project's quota of evaluations is used up.</summary>
    QuotaLimited,

    /// <summary>Not every flag could be evaluated; the others are missing.</summary>
    FlagsNotComputed,

    /// <summary>This exception was reported for the same distinct id less than a minute ago.</summary>
    AlreadyReported,

    /// <summary>
    /// <see cref="PostHogOptions.IgnoredExceptions"/> or <see cref="PostHogOptions.ShouldReportException"/> excludes
    /// this exception.
    /// </summary>
    ExceptionIgnored,

    /// <summary>The spool had no room for the event, or dropped it for newer ones.</summary>
    SpoolFull,

    /// <summary>The event was in the spool for longer than <see cref="SpoolOptions.MaxAge"/>.</summary>
    SpoolExpired,
}
