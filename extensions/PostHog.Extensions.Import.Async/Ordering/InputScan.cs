using PostHog.Async.Import.Sending;
using PostHog.Async.Import.State;

namespace PostHog.Async.Import.Ordering;

/// <summary>Reads the whole input once: counts its rows, writes down those that are rejected, and may sort the others.</summary>
internal sealed class InputScan(
    ImportTally tally,
    RejectsFile rejects,
    ProgressReports progress,
    EventImportOptions options,
    DateTimeOffset now
)
{
    /// <summary>Sorts the events. Returns the names of the temporary files.</summary>
    public async Task<IReadOnlyList<string>> SortAsync(
        OpenedInput input,
        RecordSorter sorter,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var row = await input.Rows.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (row is null)
            {
                input.Names?.Check();
                return sorter.Finish();
            }

            progress.Read(ImportPhase.Sorting, ++tally.Rows, input.Fraction);
            if (Count(input, row) is { } record)
            {
                sorter.Add(record);
            }
        }
    }

    /// <summary>
    /// Returns whether the events are in order. Reads no further than to the first that is not, except in a dry run.
    /// </summary>
    public async Task<bool> CheckAsync(OpenedInput input, CancellationToken cancellationToken)
    {
        var order = new OrderCheck();
        var isOrdered = true;
        while (isOrdered || options.DryRun)
        {
            var row = await input.Rows.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (row is null)
            {
                input.Names?.Check();
                return isOrdered;
            }

            progress.Read(ImportPhase.Checking, ++tally.Rows, input.Fraction);
            if (Count(input, row) is { } record)
            {
                isOrdered &= order.Accept(record);
            }
        }

        return false;
    }

    private ImportRecord? Count(OpenedInput input, Reading.InputRow row)
    {
        if (row.Fields is { } fields)
        {
            input.Names?.Note(fields);
        }

        if (input.Mapper.Map(row, out var reason) is { } record)
        {
            tally.Add(record, now, options.UseSetOnce);
            return record;
        }

        tally.Rejected++;
        rejects.Add(row.Line, reason ?? "", row.Text);
        return null;
    }
}
