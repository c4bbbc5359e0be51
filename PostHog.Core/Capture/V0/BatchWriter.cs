using System.Text;
using Newtonsoft.Json;
using PostHog.Wire;

namespace PostHog.Capture.V0;

/// <summary>Writes the body of <c>POST /batch/</c> around events that are written already.</summary>
internal static class BatchWriter
{
    /// <summary>Returns the body, uncompressed.</summary>
    /// <param name="events">At least one event.</param>
    /// <param name="token">The project token.</param>
    /// <param name="sentAt">The time of this attempt.</param>
    /// <param name="historicalMigration">Whether the events are an import of old data.</param>
    public static byte[] Write(
        IReadOnlyList<SerialisedEvent> events,
        string token,
        DateTimeOffset sentAt,
        bool historicalMigration
    )
    {
        var head = Encoding.UTF8.GetBytes(
            $"{{\"{WireNames.ApiKey}\":{JsonConvert.ToString(token)},\"{WireNames.Batch}\":["
        );
        var migration = historicalMigration ? $",\"{WireNames.HistoricalMigration}\":true" : "";
        var tail = Encoding.UTF8.GetBytes(
            $"],\"{WireNames.SentAt}\":\"{Rfc3339.Utc(sentAt)}\"{migration}}}"
        );
        var length = head.Length + tail.Length + events.Sum(one => one.Json.Length + 1) - 1;
        var body = new byte[length];
        var at = Copy(head, body, 0);
        for (var index = 0; index < events.Count; index++)
        {
            if (index > 0)
            {
                body[at++] = (byte)',';
            }

            at = Copy(events[index].Json, body, at);
        }

        Copy(tail, body, at);
        return body;
    }

    private static int Copy(byte[] source, byte[] target, int at)
    {
        source.CopyTo(target, at);
        return at + source.Length;
    }
}
