namespace PostHog.Delivery;

/// <summary>The decision after one attempt at a batch.</summary>
/// <param name="Kind">What comes next.</param>
/// <param name="Delay">How long to wait before the next attempt.</param>
/// <param name="Failure">What went wrong; null if nothing did.</param>
internal readonly record struct AttemptDecision(
    AttemptDecisionKind Kind,
    TimeSpan Delay,
    PostHogFailure? Failure
)
{
    /// <summary>Whether the pending events are sent again after a wait.</summary>
    public bool WillRetry => Kind is AttemptDecisionKind.Retry or AttemptDecisionKind.Interrupted;

    /// <summary>Whether the server requested the wait.</summary>
    public bool ServerAskedToWait { get; init; }

    /// <summary>Whether the server accepted the events but reports that a quota of the project is used up.</summary>
    public bool QuotaLimited { get; init; }

    /// <summary>A one-line count of the events that the server commented on; null or empty if there are none.</summary>
    public string? Remarks { get; init; }
}
