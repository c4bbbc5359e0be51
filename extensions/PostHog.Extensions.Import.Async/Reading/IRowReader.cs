namespace PostHog.Async.Import.Reading;

/// <summary>Reads rows in the order of the input.</summary>
internal interface IRowReader
{
    /// <summary>Returns the next row; null at the end.</summary>
    /// <exception cref="ImportStoppedException">The rest cannot be read.</exception>
    public Task<InputRow?> ReadAsync(CancellationToken cancellationToken);
}
