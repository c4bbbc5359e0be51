namespace PostHog.Async.Import.Reading;

/// <summary>Reads the text of one row and a line feed after it; then, once begun again, that of the next one.</summary>
internal sealed class SingleRowReader : TextReader
{
    private string _row = "";
    private int _start;

    /// <summary>Whether more than the row was asked for.</summary>
    public bool IsExhausted { get; private set; }

    public void Begin(string row)
    {
        (_row, _start, IsExhausted) = (row, 0, false);
    }

    public override int Read(char[] buffer, int index, int count)
    {
        var rest = _row.Length - _start;
        if (rest > 0)
        {
            var copied = Math.Min(rest, count);
            _row.CopyTo(_start, buffer, index, copied);
            _start += copied;
            return copied;
        }

        IsExhausted |= rest < 0;
        if (IsExhausted || count == 0)
        {
            return 0;
        }

        buffer[index] = '\n';
        _start++;
        return 1;
    }
}
