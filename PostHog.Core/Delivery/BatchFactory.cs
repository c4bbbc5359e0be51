using PostHog.Wire;

namespace PostHog.Delivery;

// Facts: v1-request-identity.
/// <summary>Makes the batches of one queue, or of the capture calls beside it: with ids, by one wire and one retry policy.</summary>
/// <param name="wire">The version of the protocol, at the endpoint, that its events are sent by.</param>
/// <param name="policy">How often a batch is tried again.</param>
/// <param name="historicalMigration">Whether every batch is part of an import of old data.</param>
/// <param name="newId">Makes an id for a wall time.</param>
internal sealed class BatchFactory(
    CaptureWire wire,
    RetryPolicy policy,
    bool historicalMigration,
    Func<DateTimeOffset, Guid> newId
)
{
    /// <summary>Makes a batch of events.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="utcNow">Wall time, which dates the batch.</param>
    /// <param name="isHistorical">Whether this batch is part of an import, whatever the others are.</param>
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

    /// <summary>Makes two batches of one that is too large, with a half of its pending events each.</summary>
    public (BatchDelivery First, BatchDelivery Second) Split(
        BatchDelivery batch,
        DateTimeOffset utcNow
    ) => batch.Split(newId(utcNow), newId(utcNow));
}
