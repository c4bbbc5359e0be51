using System.Globalization;
using System.Text;

namespace PostHog.Async.Import.Reading;

/// <summary>Collects the text of one row, up to a limit.</summary>
internal sealed class RowText(int maxLength)
{
    private StringBuilder _text = new();
    private bool _isTooLong;

    /// <summary>Says that a row is too long.</summary>
    public static string TooLong(TextRow row) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "it is longer than {0} characters",
            row.Text.Length
        );

    public bool IsEmpty => _text.Length == 0 && !_isTooLong;

    public void Append(char[] chars, int start, int count)
    {
        var fitting = Math.Min(count, maxLength - _text.Length);
        _text.Append(chars, start, fitting);
        _isTooLong |= fitting < count;
    }

    /// <summary>Returns the text without a carriage return at its end, and begins the next one.</summary>
    public TextRow Take(long line)
    {
        if (!_isTooLong && _text.Length > 0 && _text[_text.Length - 1] == '\r')
        {
            _text.Length--;
        }

        var row = new TextRow(line, _text.ToString(), _isTooLong);
        _isTooLong = false;
        _text = _text.Capacity > 1 << 20 ? new StringBuilder() : _text.Clear();
        return row;
    }
}
