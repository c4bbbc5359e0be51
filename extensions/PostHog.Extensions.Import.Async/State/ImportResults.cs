namespace PostHog.Async.Import.State;

/// <summary>Makes the result of an import of its counts.</summary>
internal static class ImportResults
{
    public static EventImportResult Of(
        ImportTally tally,
        string? rejects,
        ImportFailure? failure,
        bool wasComplete = false
    ) =>
        new()
        {
            WasComplete = wasComplete,
            Rows = tally.Rows,
            Delivered = tally.Delivered,
            Rejected = tally.Rejected,
            Remaining = tally.Events - tally.Settled,
            First = TimeOf(tally.First),
            Last = TimeOf(tally.Last),
            RejectsPath = rejects,
            Warnings = tally.Warnings,
            Failure = failure,
        };

    private static DateTimeOffset? TimeOf(long? ticks) =>
        ticks is { } known ? new DateTimeOffset(known, TimeSpan.Zero) : null;
}
