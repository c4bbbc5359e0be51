namespace PostHog.Wire;

/// <summary>The result of an attempt for the request as a whole.</summary>
internal enum CaptureAnswerKind
{
    /// <summary>The server took the request. Single events may have another result.</summary>
    Received,

    /// <summary>A retry may succeed.</summary>
    Transient,

    /// <summary>The request is too large for the server. A smaller one may not be.</summary>
    TooLarge,

    /// <summary>No further attempt will help.</summary>
    Final,
}
