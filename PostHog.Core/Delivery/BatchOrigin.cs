namespace PostHog.Delivery;

/// <summary>What stays the same over all attempts at a batch.</summary>
/// <param name="RequestId">The id of the batch.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="HistoricalMigration">Whether its events are an import of old data.</param>
internal sealed record BatchOrigin(
    Guid RequestId,
    DateTimeOffset CreatedAt,
    bool HistoricalMigration
);
