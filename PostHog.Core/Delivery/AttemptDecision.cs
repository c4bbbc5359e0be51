namespace PostHog.Delivery;

/// <summary>The decision after one attempt at a batch.</summary>
/// <param name="Kind">What comes next.</param>
/// <param name="Delay">How long to wait before the next attempt.</param>
/// <param name="Failure">What went wrong; null when nothing did.</param>
internal readonly record struct AttemptDecision(
    AttemptDecisionKind Kind,
    TimeSpan Delay,
    PostHogFailure? Failure
)
{
    /// <summary>Whether the pending events are tried again after a wait.</summary>
    public bool GoesOn => Kind is AttemptDecisionKind.Again or AttemptDecisionKind.CutShort;

    /// <summary>Whether the wait is one that the server asked for.</summary>
    public bool ServerAskedToWait { get; init; }

    /// <summary>Whether the server took the events, but reports a quota of the project as used up.</summary>
    public bool QuotaLimited { get; init; }

    /// <summary>How many events the server had what to say about, on one line; null or empty when it had nothing to say.</summary>
    public string? Remarks { get; init; }
}
