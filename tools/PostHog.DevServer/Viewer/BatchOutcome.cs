namespace PostHog.Development.Viewer;

/// <summary>The attempts to send the same events, joined.</summary>
/// <param name="Batch">What the attempts have in common.</param>
/// <param name="Attempts">The attempts, oldest first.</param>
/// <param name="Outcome">What became of the events, in words.</param>
/// <param name="Delivered">Whether the last attempt was answered with success.</param>
internal sealed record BatchOutcome(
    string Batch,
    IReadOnlyList<BatchAttempt> Attempts,
    string Outcome,
    bool Delivered
);
