namespace PostHog.Wire;

/// <summary>What an attempt came to, for the request as a whole.</summary>
internal enum CaptureAnswerKind
{
    /// <summary>The server took the request; single events may have fared differently.</summary>
    Accepted,

    /// <summary>A retry may succeed.</summary>
    Transient,

    /// <summary>The request is too large for the server: a part of it may not be.</summary>
    TooLarge,

    /// <summary>No further attempt will help.</summary>
    Final,
}
