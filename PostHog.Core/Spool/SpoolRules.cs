namespace PostHog.Spool;

/// <summary>Decides which events belong into the spool, and how long a replay waits after a failure.</summary>
internal static class SpoolRules
{
    /// <summary>Whether a later attempt can deliver an event that failed in this way.</summary>
    public static bool Keeps(PostHogFailure? failure) =>
        failure?.Kind switch
        {
            PostHogFailureKind.Unreachable
            or PostHogFailureKind.TlsFailure
            or PostHogFailureKind.Timeout
            or PostHogFailureKind.ConnectionLost
            or PostHogFailureKind.UnreadableResponse
            or PostHogFailureKind.ServerError
            or PostHogFailureKind.QueueFull
            or PostHogFailureKind.Abandoned
            or PostHogFailureKind.ClientClosed
            or PostHogFailureKind.HandlerFault => true,
            PostHogFailureKind.NotAttempted => failure.StatusCode is not { } status
                || IsTemporary(status),
            _ => false,
        };

    /// <summary>
    /// Whether the server refused the content of a request, so that parts of it may still be accepted.
    /// </summary>
    public static bool IsAboutContent(PostHogFailure? failure) =>
        failure is { Kind: PostHogFailureKind.Refused, StatusCode: 400 or 413 or 422 };

    private static bool IsTemporary(int status) => status is 408 or 429 or >= 500 or < 400;
}
