using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Capture.V0;

// Facts: v0-batch-body.
/// <summary>Writes the body of <c>POST /batch/</c> around serialised events.</summary>
internal static class V0BatchWriter
{
    /// <summary>Returns the body, uncompressed.</summary>
    /// <param name="events">At least one event.</param>
    /// <param name="token">The project token.</param>
    /// <param name="sentAt">The time of this attempt.</param>
    /// <param name="historicalMigration">Whether the events are an import of old data.</param>
    public static BatchBody Write(
        IReadOnlyList<SerialisedEvent> events,
        string token,
        DateTimeOffset sentAt,
        bool historicalMigration
    )
    {
        var head = $"{{\"{WireNames.ApiKey}\":{JsonBuffer.Quote(token)},\"{WireNames.Batch}\":[";
        var migration = historicalMigration ? $",\"{WireNames.HistoricalMigration}\":true" : "";
        var tail = $"],\"{WireNames.SentAt}\":\"{Rfc3339.Utc(sentAt)}\"{migration}}}";
        return new BatchBody(head, events, tail);
    }
}
