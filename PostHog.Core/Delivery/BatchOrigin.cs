namespace PostHog.Delivery;

/// <summary>The values that stay the same for all attempts at a batch.</summary>
/// <param name="RequestId">The id of the batch.</param>
/// <param name="CreatedAt">When the batch was created.</param>
/// <param name="HistoricalMigration">Whether its events are an import of old data.</param>
internal sealed record BatchOrigin(
    Guid RequestId,
    DateTimeOffset CreatedAt,
    bool HistoricalMigration
);
