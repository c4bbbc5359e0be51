namespace PostHog.Delivery;

/// <summary>One attempt at a batch, for those who tell of it.</summary>
/// <param name="Events">How many events were sent.</param>
/// <param name="Attempts">How many attempts the batch has had, this one included.</param>
/// <param name="Decision">What comes next.</param>
/// <param name="Settled">The events that came to their end with it.</param>
internal sealed record AttemptReport(
    int Events,
    int Attempts,
    AttemptDecision Decision,
    IReadOnlyList<SettledEvent> Settled
);
