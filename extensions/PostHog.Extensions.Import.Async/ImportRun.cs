using System.Diagnostics.CodeAnalysis;
using System.Text;
using PostHog.Async.Import.Ordering;
using PostHog.Async.Import.Sending;
using PostHog.Async.Import.State;
using PostHog.Setup;

namespace PostHog.Async.Import;

/// <summary>One run of an import: checks the input, sorts it if need be, and sends what is not sent yet.</summary>
/// <param name="client">Sends the events.</param>
/// <param name="options">The options of the import.</param>
/// <param name="path">The path of the input; null if it is a stream.</param>
/// <param name="stream">The input, if it is a stream.</param>
internal sealed class ImportRun(
    PostHogClient client,
    EventImportOptions options,
    string? path,
    Stream? stream
)
{
    private readonly ClientParts _parts = client.Parts;
    private string? _path = path;
    private Stream? _stream = stream;
    private string? _identity;

    /// <summary>Returns what became of the import. Problems of files and of delivery are part of the result.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    [SuppressMessage("Usage", "MA0042", Justification = "netstandard2.0 has only Dispose.")]
    public async Task<EventImportResult> RunAsync(CancellationToken cancellationToken)
    {
        var tally = new ImportTally();
        string? rejects = null;
        try
        {
            InputPath.Check(_path);
            using var pipe = TakePipe();
            _identity = _path is null ? null : InputIdentity.OfFile(_path);
            using var state = ImportState.Open(_path, options, _parts.Settings);
            try
            {
                return await RunAsync(state, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                tally = state.Tally;
                rejects = state.Rejects.Written;
            }
        }
        catch (ImportStoppedException stopped)
        {
            return ImportResults.Of(tally, rejects, stopped.Failure);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var failure = new ImportFailure(ImportFailureKind.FileError, fault.Message);
            return ImportResults.Of(tally, rejects, failure);
        }
    }

    private async Task<EventImportResult> RunAsync(
        ImportState state,
        CancellationToken cancellationToken
    )
    {
        if (state.Tally.IsComplete)
        {
            state.Folder.Delete();
            return ImportResults.Of(
                state.Tally,
                state.Rejects.Written,
                failure: null,
                wasComplete: true
            );
        }

        await PrepareAsync(state, cancellationToken).ConfigureAwait(false);
        CheckUnchanged();
        if (!options.DryRun)
        {
            await SendAsync(state, cancellationToken).ConfigureAwait(false);
        }

        return ImportResults.Of(state.Tally, state.Rejects.Written, failure: null);
    }

    // What can be read only once, such as a pipe, is a stream under a name. Opened a second time, it may wait forever. And
    // /dev/stdin is another input in each run, which no checkpoint belongs to.
    private FileStream? TakePipe()
    {
        if (_path is null)
        {
            return null;
        }

        var file = OpenedInput.OpenFile(_path);
        if (file.CanSeek && !InputPath.IsOfProcess(_path))
        {
            file.Dispose();
            return null;
        }

        (_path, _stream) = (null, file);
        return file;
    }

    private void CheckUnchanged()
    {
        if (
            _path is not null
            && !string.Equals(InputIdentity.OfFile(_path), _identity, StringComparison.Ordinal)
        )
        {
            throw InputChange.Stop("The input was changed while it was imported.");
        }
    }

    private async Task PrepareAsync(ImportState state, CancellationToken cancellationToken)
    {
        if (state.Tally.IsPrepared)
        {
            await RestoreAsync(state, cancellationToken).ConfigureAwait(false);
            return;
        }

        state.StartOver();
        state.Folder.Delete();
        if (_stream is null || options.DryRun)
        {
            using var input = Open();
            var scan = ScanOf(state.Tally, state.Rejects);
            var isOrdered = await scan.CheckAsync(input, cancellationToken).ConfigureAwait(false);
            state.Tally.IsOrdered = isOrdered;
        }

        if (!state.Tally.IsOrdered && !options.DryRun)
        {
            state.StartOver();
            state.Tally.Runs = await SortAsync(
                    ScanOf(state.Tally, state.Rejects),
                    state.Folder,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        state.Tally.IsPrepared = true;
        state.Save();
    }

    // The temporary files of the interrupted run may have been deleted; sorting again gives the same order.
    private async Task RestoreAsync(ImportState state, CancellationToken cancellationToken)
    {
        if (state.Tally.IsOrdered || state.Folder.Has(state.Tally.Runs))
        {
            return;
        }

        state.Folder.Delete();
        using var noRejects = new RejectsFile(path: null);
        state.Tally.Runs = await SortAsync(
                ScanOf(new ImportTally(), noRejects),
                state.Folder,
                cancellationToken
            )
            .ConfigureAwait(false);
        state.Save();
    }

    private async Task<IReadOnlyList<string>> SortAsync(
        InputScan scan,
        WorkFolder folder,
        CancellationToken cancellationToken
    )
    {
        using var input = Open();
        var sorter = new RecordSorter(folder, options.SortBytes);
        return await scan.SortAsync(input, sorter, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(ImportState state, CancellationToken cancellationToken)
    {
        using var source = SourceOf(state);
        using var uuids = new UuidSequence(isByPerson: !state.Tally.IsOrdered);
        var batches = new DayBatches(source, uuids, options);
        await batches.SkipAsync(state.Tally.Settled, cancellationToken).ConfigureAwait(false);

        var progress = new ProgressReports(options.OnProgress, state.Tally, _parts.Clock);
        progress.BeginSending();
        var rate = new RateLimit(options.EventsPerSecond, _parts.Clock);
        var deliverer = new BatchDeliverer(client, rate, options.RetryTime, _parts.Clock);
        while (true)
        {
            var batch = await batches.NextAsync(cancellationToken).ConfigureAwait(false);
            CheckUnchanged();
            if (batch.Count == 0)
            {
                InputChange.Check(state.Tally, state.Tally.Settled);
                state.Complete();
                return;
            }

            InputChange.Check(
                state.Tally,
                Math.Max(state.Tally.Events, state.Tally.Settled + batch.Count)
            );
            var outcome = await deliverer.SendAsync(batch, cancellationToken).ConfigureAwait(false);
            Settle(state, batch.Count, outcome);
            progress.Sent();
        }
    }

    private static void Settle(ImportState state, int events, BatchOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            throw new ImportStoppedException(
                new ImportFailure(ImportFailureKind.NotDelivered, failure.ToString(), failure)
            );
        }

        foreach (var (item, reason) in outcome.Rejected)
        {
            var text = Encoding.UTF8.GetString(item.Record.Json);
            state.Rejects.Add(item.Record.Line, reason, text);
        }

        state.Tally.Rejected += outcome.Rejected.Count;
        state.Tally.Delivered += outcome.Delivered;
        state.Tally.Settled += events;
        state.Save();
    }

    private IRecordSource SourceOf(ImportState state) =>
        state.Tally.IsOrdered
            ? new InputRecords(Open())
            : new MergedRuns(state.Tally.Runs.Select(state.Folder.PathOf));

    private OpenedInput Open() =>
        _path is null ? OpenedInput.Of(_stream!, options) : OpenedInput.Of(_path, options);

    private InputScan ScanOf(ImportTally tally, RejectsFile rejects) =>
        new(
            tally,
            rejects,
            new ProgressReports(options.OnProgress, tally, _parts.Clock),
            options,
            _parts.Clock.UtcNow
        );
}
