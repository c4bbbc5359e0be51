namespace PostHog.Async.Import.Reading;

/// <summary>Reads JSON objects.</summary>
internal sealed class JsonRows(RowTexts texts) : IRowReader
{
    public async Task<InputRow?> ReadAsync(CancellationToken cancellationToken)
    {
        var text = await texts.ReadAsync(cancellationToken).ConfigureAwait(false);
        return text is { } row ? JsonRow.Parse(row) : null;
    }
}
