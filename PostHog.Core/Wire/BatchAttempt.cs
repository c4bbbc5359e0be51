namespace PostHog.Wire;

// Facts: v1-request-identity.
/// <summary>Everything that one attempt at a batch needs to build its request.</summary>
/// <param name="Events">The events still to be delivered, in order.</param>
/// <param name="HistoricalMigration">Whether the events are an import of old data.</param>
/// <param name="RequestId">The id of the request; the same on every attempt at a batch.</param>
/// <param name="CreatedAt">When the batch was created; the same on every attempt.</param>
/// <param name="Attempt">The number of the attempt; 1 for the first.</param>
/// <param name="Now">The time of this attempt.</param>
internal sealed record BatchAttempt(
    IReadOnlyList<SerialisedEvent> Events,
    bool HistoricalMigration,
    Guid RequestId,
    DateTimeOffset CreatedAt,
    int Attempt,
    DateTimeOffset Now
);
