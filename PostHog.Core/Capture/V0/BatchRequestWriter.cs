using PostHog.Wire;

namespace PostHog.Capture.V0;

/// <summary>Makes the request for one attempt at a batch.</summary>
internal sealed class BatchRequestWriter(
    Endpoints endpoints,
    string token,
    TimeSpan timeout,
    bool compress
)
{
    /// <summary>Returns the request; each attempt has one of its own, with the time it is made at.</summary>
    public WireRequest Write(
        IReadOnlyList<SerialisedEvent> events,
        bool historicalMigration,
        DateTimeOffset now
    )
    {
        var body = BatchWriter.Write(events, token, now, historicalMigration);
        return compress
            ? new WireRequest(endpoints.Batch, Compression.Gzip(body), WireNames.Gzip, timeout)
            : new WireRequest(endpoints.Batch, body, ContentEncoding: null, timeout);
    }
}
