using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Capture.V1;

// Facts: v1-request-identity, v1-body, v1-historical.
/// <summary>
/// Writes the body of a V1 request around serialised events. The token is not in the body but in a header.
/// </summary>
internal static class V1BatchWriter
{
    /// <summary>Returns the body, uncompressed; the same for every attempt at the same events.</summary>
    /// <param name="events">At least one event.</param>
    /// <param name="createdAt">When the batch was created.</param>
    /// <param name="historicalMigration">Whether the events are an import of old data.</param>
    public static BatchBody Write(
        IReadOnlyList<SerialisedEvent> events,
        DateTimeOffset createdAt,
        bool historicalMigration
    )
    {
        var migration = historicalMigration ? $"\"{WireNames.HistoricalMigration}\":true," : "";
        var head =
            $"{{\"{WireNames.CreatedAt}\":\"{Rfc3339.Utc(createdAt)}\",{migration}\"{WireNames.Batch}\":[";
        return new BatchBody(head, events, "]}");
    }
}
