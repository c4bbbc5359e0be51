using PostHog.Async.Import.Platform;

namespace PostHog.Async.Import.Reading;

/// <summary>Reads JSON objects, with bounded memory.</summary>
internal sealed class JsonRows(TextReader reader, IRowSplitter splitter) : IRowReader
{
    private readonly char[] _chars = new char[64 * 1024];
    private int _start;
    private int _end;
    private bool _isOver;

    public async Task<InputRow?> ReadAsync(CancellationToken cancellationToken)
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

    private InputRow? NextRow()
    {
        while (true)
        {
            if (splitter.Take() is { } text)
            {
                if (!string.IsNullOrWhiteSpace(text.Text))
                {
                    return JsonRow.Parse(text);
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
