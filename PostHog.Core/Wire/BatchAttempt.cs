namespace PostHog.Wire;

// Facts: v1-request-identity.
/// <summary>All that one attempt at a batch needs to become a request.</summary>
/// <param name="Events">The events still to be delivered, in order.</param>
/// <param name="HistoricalMigration">Whether they are an import of old data.</param>
/// <param name="RequestId">The same on every attempt at a batch.</param>
/// <param name="CreatedAt">When the batch was made; the same on every attempt.</param>
/// <param name="Attempt">1 for the first attempt.</param>
/// <param name="Now">The time of this attempt.</param>
internal sealed record BatchAttempt(
    IReadOnlyList<SerialisedEvent> Events,
    bool HistoricalMigration,
    Guid RequestId,
    DateTimeOffset CreatedAt,
    int Attempt,
    DateTimeOffset Now
);
