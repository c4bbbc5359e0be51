using System.Globalization;

namespace PostHog.Async.Import.Reading;

/// <summary>
/// Cuts the text of a CSV file into rows, which end with a line outside of quotes. What exceeds the limit of a row is skipped
/// up to its end, so that such a row does not spoil the others.
/// </summary>
internal sealed class CsvSplitter(int maxLength, long firstLine) : IRowSplitter
{
    private const char Quote = '"';

    private readonly RowText _text = new(maxLength);
    private long _start = firstLine;
    private long _line = firstLine;
    private bool _isOpen;
    private bool _isQuoted;
    private bool _isCellStart = true;
    private bool _isAfterReturn;
    private TextRow? _row;

    public int Feed(char[] chars, int start, int end)
    {
        var from = start;
        for (var index = start; index < end; index++)
        {
            var next = chars[index];
            var isEnd = next is '\n' or '\r';
            var isSecondEnd = next == '\n' && _isAfterReturn;
            _isAfterReturn = next == '\r';
            _line += isEnd && !isSecondEnd ? 1 : 0;
            if (!isEnd || _isOpen)
            {
                FollowQuotes(next);
            }
            else if (isSecondEnd)
            {
                from = index + 1;
            }
            else
            {
                _text.Append(chars, from, index - from);
                TakeRow();
                return index + 1;
            }
        }

        _text.Append(chars, from, end - from);
        return end;
    }

    public TextRow? Take()
    {
        var row = _row;
        _row = null;
        return row;
    }

    public void Finish()
    {
        if (_isOpen)
        {
            throw ImportStoppedException.Of(
                ImportFailureKind.InputBroken,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "A quote is not closed: the row that begins in line {0} goes on to the end of the input.",
                    _start
                )
            );
        }

        if (!_text.IsEmpty)
        {
            TakeRow();
        }
    }

    private void TakeRow()
    {
        _row = _text.Take(_start);
        _start = _line;
        _isQuoted = false;
        _isCellStart = true;
    }

    private void FollowQuotes(char next)
    {
        if (next == Quote)
        {
            // Two within a cell are one of its text: they close the cell and open it again.
            _isQuoted |= _isCellStart;
            _isOpen = _isQuoted && !_isOpen;
            _isCellStart = false;
        }
        else if (!_isOpen)
        {
            _isCellStart = next == ',';
            _isQuoted = false;
        }
    }
}
