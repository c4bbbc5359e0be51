namespace PostHog;

/// <summary>Why an event was not delivered, or is not known to have been; or why feature flags could not be evaluated.</summary>
public enum PostHogFailureKind
{
    /// <summary>The event cannot be sent as it is: a blank name or distinct id, or a value that cannot be written.</summary>
    InvalidEvent,

    /// <summary>A function in <see cref="PostHogOptions.BeforeSend"/> returned null for the event, or threw.</summary>
    DroppedByHook,

    /// <summary>The client has no project token or was switched off by <see cref="PostHogOptions.Disabled"/>.</summary>
    Disabled,

    /// <summary>Sending was switched off at run time by opting out.</summary>
    OptedOut,

    /// <summary>The client had been disposed.</summary>
    ClientClosed,

    /// <summary>The queue is full: events are made faster than they can be delivered, or the server is out of reach.</summary>
    QueueFull,

    /// <summary>The client was closed before the event could be delivered.</summary>
    Abandoned,

    /// <summary>No connection to the host: unknown name, refused, no route. Nothing was sent.</summary>
    Unreachable,

    /// <summary>The secure connection could not be established, for example an untrusted certificate. Nothing was sent.</summary>
    TlsFailure,

    /// <summary>No answer within <see cref="PostHogOptions.RequestTimeout"/>.</summary>
    Timeout,

    /// <summary>The connection broke after the request had started to leave; the server may have read it.</summary>
    ConnectionLost,

    /// <summary>Something answered, but not with what a PostHog server answers: garbage, a cut response, an error page.</summary>
    UnreadableResponse,

    /// <summary>The server refused the request with a status that no retry mends, such as 400 or 401.</summary>
    Refused,

    /// <summary>The server was unable to take the request (408, 429, 5xx) and all retries are spent.</summary>
    ServerError,

    /// <summary>The server took the request, but dropped this event, for example because a quota is used up.</summary>
    DroppedByServer,

    /// <summary>The event was not sent because an earlier part of the same batch had failed for good.</summary>
    NotAttempted,

    /// <summary>The supplied HTTP handler failed in a way of its own.</summary>
    HandlerFault,

    /// <summary>The capture call was cancelled before the event was known to be delivered.</summary>
    Cancelled,

    /// <summary>Flags could not be evaluated, because the call names nobody or no flag.</summary>
    InvalidCall,

    /// <summary>Flags could not be evaluated: the project's quota of evaluations is used up.</summary>
    QuotaLimited,

    /// <summary>Not every flag could be evaluated; those that are missing are not known.</summary>
    FlagsNotComputed,

    /// <summary>The same exception object was reported before; one report of it is enough.</summary>
    AlreadyReported,
}
