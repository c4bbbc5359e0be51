namespace PostHog.Async.Import.Ordering;

/// <summary>Returns the events in the order in which they are sent.</summary>
internal interface IRecordSource : IDisposable
{
    /// <summary>Returns the next event; null at the end.</summary>
    public Task<ImportRecord?> ReadAsync(CancellationToken cancellationToken);
}
