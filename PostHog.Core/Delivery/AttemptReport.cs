namespace PostHog.Delivery;

/// <summary>The result of one attempt at a batch, used to count it, log it and continue with the batch.</summary>
/// <param name="Events">The number of events that were sent.</param>
/// <param name="Attempts">The number of attempts made for the batch, including this one.</param>
/// <param name="Decision">What comes next.</param>
/// <param name="Settled">The events that this attempt settled.</param>
internal sealed record AttemptReport(
    int Events,
    int Attempts,
    AttemptDecision Decision,
    IReadOnlyList<SettledEvent> Settled
);
