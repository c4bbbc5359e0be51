namespace PostHog.Async.Import.Ordering;

/// <summary>Reads several sorted files as one.</summary>
internal sealed class MergedRuns(IEnumerable<string> paths) : IRecordSource
{
    private readonly List<SortedRun> _runs = [.. paths.Select(path => new SortedRun(path))];

    public Task<ImportRecord?> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Next());
    }

    /// <summary>Returns all events that are left.</summary>
    public IEnumerable<ImportRecord> ReadAll()
    {
        while (Next() is { } record)
        {
            yield return record;
        }
    }

    public void Dispose() => _runs.ForEach(run => run.Dispose());

    private ImportRecord? Next()
    {
        SortedRun? first = null;
        foreach (var run in _runs)
        {
            if (
                run.Current is { } record
                && (first is null || RecordOrder.Instance.Compare(record, first.Current) < 0)
            )
            {
                first = run;
            }
        }

        var next = first?.Current;
        first?.MoveNext();
        return next;
    }
}
