namespace PostHog.Delivery;

/// <summary>What one attempt at a batch came to, for those who count it, log it and go on with the batch.</summary>
/// <param name="Events">How many events were sent.</param>
/// <param name="Attempts">How many attempts the batch has had, this one included.</param>
/// <param name="Decision">What comes next.</param>
/// <param name="Settled">The events that this attempt brought to their end.</param>
internal sealed record AttemptReport(
    int Events,
    int Attempts,
    AttemptDecision Decision,
    IReadOnlyList<SettledEvent> Settled
);
