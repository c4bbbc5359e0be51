namespace PostHog.Async.Import.Ordering;

/// <summary>Reads events from an input that is in order, without the rows that were rejected before.</summary>
internal sealed class InputRecords(OpenedInput input) : IRecordSource
{
    public async Task<ImportRecord?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await input.Rows.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (row is null)
            {
                return null;
            }

            if (input.Mapper.Map(row, out _) is { } record)
            {
                return record;
            }
        }
    }

    public void Dispose() => input.Dispose();
}
