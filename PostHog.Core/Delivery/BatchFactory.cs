using PostHog.Wire;

namespace PostHog.Delivery;

// Facts: v1-request-identity.
/// <summary>
/// Creates the batches of one queue, or of its capture calls, with ids, for one wire and one retry policy.
/// </summary>
/// <param name="wire">The version of the protocol, with the endpoint, by which the events are sent.</param>
/// <param name="policy">How often a batch is retried.</param>
/// <param name="historicalMigration">Whether every batch is part of an import of old data.</param>
/// <param name="newId">Creates an id for a wall time.</param>
internal sealed class BatchFactory(
    CaptureWire wire,
    RetryPolicy policy,
    bool historicalMigration,
    Func<DateTimeOffset, Guid> newId
)
{
    /// <summary>Creates a batch.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="utcNow">The wall time, which dates the batch.</param>
    /// <param name="isHistorical">Whether this batch is part of an import, even if the others are not.</param>
    public BatchDelivery Start(
        IReadOnlyList<SerialisedEvent> events,
        DateTimeOffset utcNow,
        bool isHistorical = false
    ) =>
        new(
            events,
            wire,
            policy,
            new BatchOrigin(newId(utcNow), utcNow, isHistorical || historicalMigration)
        );

    /// <summary>Splits a batch that is too large into two, with half of its pending events each.</summary>
    public (BatchDelivery First, BatchDelivery Second) Split(
        BatchDelivery batch,
        DateTimeOffset utcNow
    ) => batch.Split(newId(utcNow), newId(utcNow));
}
