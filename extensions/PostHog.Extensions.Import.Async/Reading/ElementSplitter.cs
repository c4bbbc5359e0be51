using System.Globalization;

namespace PostHog.Async.Import.Reading;

/// <summary>
/// Cuts the text of a JSON array into the texts of its elements. It only counts brackets and strings, so that a malformed
/// element does not spoil the others.
/// </summary>
internal sealed class ElementSplitter(int maxLength, long firstLine) : IRowSplitter
{
    private readonly RowText _text = new(maxLength);
    private long _line = firstLine;
    private long _start;
    private int _depth;
    private bool _isOpen;
    private bool _isClosed;
    private bool _isInString;
    private bool _isEscaped;
    private TextRow? _row;

    public int Feed(char[] chars, int start, int end)
    {
        var from = start;
        for (var index = start; index < end; index++)
        {
            var next = chars[index];
            _line += next == '\n' ? 1 : 0;
            if (_start == 0)
            {
                Begin(next);
                from = index;
            }
            else if (Continue(next))
            {
                _text.Append(chars, from, index - from);
                _row = _text.Take(_start);
                _start = 0;
                return index + 1;
            }
        }

        if (_start > 0)
        {
            _text.Append(chars, from, end - from);
        }

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
        if (!_isClosed)
        {
            throw Broken(
                _start > 0 ? _start : _line,
                "The array is not closed; its end is missing"
            );
        }
    }

    // Between elements.
    private void Begin(char next)
    {
        if (char.IsWhiteSpace(next))
        {
            return;
        }

        if (!_isOpen)
        {
            _isOpen = next == '[' ? true : throw Broken(_line, "The input is not a JSON array");
        }
        else if (_isClosed)
        {
            throw Broken(_line, "Something follows the end of the array");
        }
        else if (next == ']')
        {
            _isClosed = true;
        }
        else if (next != ',')
        {
            _start = _line;
            Continue(next);
        }
    }

    // Within an element: returns true at the comma or bracket after it.
    private bool Continue(char next)
    {
        if (_isInString)
        {
            _isInString = _isEscaped || next != '"';
            _isEscaped = !_isEscaped && next == '\\';
            return false;
        }

        switch (next)
        {
            case '"':
                _isInString = true;
                return false;
            case '{' or '[':
                _depth++;
                return false;
            case '}' or ']' when _depth > 0:
                _depth--;
                return false;
            case ']':
                _isClosed = true;
                return true;
            default:
                return next == ',' && _depth == 0;
        }
    }

    private static ImportStoppedException Broken(long line, string problem) =>
        ImportStoppedException.Of(
            ImportFailureKind.InputBroken,
            string.Format(CultureInfo.InvariantCulture, "{0} (line {1}).", problem, line)
        );
}
