using PostHog.Async.Import.Platform;

namespace PostHog.Async.Import.Reading;

/// <summary>Reads the texts of rows, with bounded memory.</summary>
internal sealed class RowTexts(TextReader reader, IRowSplitter splitter)
{
    private readonly char[] _chars = new char[64 * 1024];
    private int _start;
    private int _end;
    private bool _isOver;

    /// <summary>Returns the next row that is not blank; null at the end.</summary>
    /// <exception cref="ImportStoppedException">The rest cannot be read.</exception>
    public async Task<TextRow?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (NextRow() is { } row)
            {
                return row;
            }

            if (_isOver)
            {
                return null;
            }

            _start = 0;
            _end = await InputCalls
                .ReadTextAsync(reader, _chars, cancellationToken)
                .ConfigureAwait(false);
            if (_end == 0)
            {
                _isOver = true;
                splitter.Finish();
            }
        }
    }

    private TextRow? NextRow()
    {
        while (true)
        {
            if (splitter.Take() is { } text)
            {
                if (!string.IsNullOrWhiteSpace(text.Text))
                {
                    return text;
                }
            }
            else if (_start < _end)
            {
                _start = splitter.Feed(_chars, _start, _end);
            }
            else
            {
                return null;
            }
        }
    }
}
