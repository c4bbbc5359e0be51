namespace PostHog.Async.Import.Reading;

/// <summary>Cuts text into lines.</summary>
internal sealed class LineSplitter(int maxLength, long firstLine) : IRowSplitter
{
    private readonly RowText _text = new(maxLength);
    private long _line = firstLine;
    private TextRow? _row;

    public int Feed(char[] chars, int start, int end)
    {
        var newLine = Array.IndexOf(chars, '\n', start, end - start);
        var stop = newLine < 0 ? end : newLine;
        _text.Append(chars, start, stop - start);
        if (newLine < 0)
        {
            return end;
        }

        _row = _text.Take(_line);
        _line++;
        return newLine + 1;
    }

    public TextRow? Take()
    {
        var row = _row;
        _row = null;
        return row;
    }

    public void Finish() => _row = _text.IsEmpty ? null : _text.Take(_line);
}
