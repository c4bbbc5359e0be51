using PostHog.Async.Import.Ordering;
using PostHog.Async.Import.Rows;

namespace PostHog.Async.Import.Sending;

/// <summary>Makes batches of the events in order. No batch spans two days.</summary>
internal sealed class DayBatches(
    IRecordSource source,
    UuidSequence uuids,
    EventImportOptions options
)
{
    private const int MostBytes = 4 * 1024 * 1024;

    private ImportRecord? _next;

    /// <summary>Skips events that an earlier run has sent.</summary>
    public async Task SkipAsync(long count, CancellationToken cancellationToken)
    {
        for (long skipped = 0; skipped < count; skipped++)
        {
            var record = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (record is null)
            {
                return;
            }

            uuids.Next(record);
        }
    }

    /// <summary>Returns the next batch; an empty one at the end.</summary>
    public async Task<IReadOnlyList<ImportItem>> NextAsync(CancellationToken cancellationToken)
    {
        var items = new List<ImportItem>();
        var bytes = 0;
        while (items.Count < options.BatchSize && bytes < MostBytes)
        {
            if (_next is null)
            {
                _next = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            if (_next is not { } record || (items.Count > 0 && !IsSameDay(record, items[0].Record)))
            {
                return items;
            }

            _next = null;
            items.Add(ItemOf(record));
            bytes += record.Json.Length;
        }

        return items;
    }

    private ImportItem ItemOf(ImportRecord record)
    {
        var json = RecordJson.Read(record.Json);
        var computed = uuids.Next(record);
        var uuid = RecordJson.UuidOf(json) ?? computed;
        return new ImportItem(
            record,
            RecordJson.ToEvent(json, record.Timestamp, uuid, options.UseSetOnce)
        );
    }

    private static bool IsSameDay(ImportRecord one, ImportRecord other) =>
        one.Ticks / TimeSpan.TicksPerDay == other.Ticks / TimeSpan.TicksPerDay;
}
