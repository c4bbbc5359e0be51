namespace PostHog.Async.Import.Sending;

/// <summary>What became of a batch.</summary>
/// <param name="Delivered">The number of events that arrived.</param>
/// <param name="Rejected">The events that cannot be imported, and why.</param>
/// <param name="Failure">Why the import cannot go on; null if every event was delivered or rejected.</param>
internal sealed record BatchOutcome(
    int Delivered,
    IReadOnlyList<(ImportItem Item, string Reason)> Rejected,
    PostHogFailure? Failure
);
