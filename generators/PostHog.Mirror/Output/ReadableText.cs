using System.Text;
using PostHog.Mirror.Editing;

namespace PostHog.Mirror.Output;

/// <summary>
/// Writes a translation for people: the same tokens as the compiled text, without the padding that keeps columns.
/// </summary>
internal sealed class ReadableText
{
    private readonly string _text;
    private readonly IReadOnlyList<Edit> _edits;
    private readonly StringBuilder _output = new();
    private int _position;

    private ReadableText(string text, IReadOnlyList<Edit> edits)
    {
        _text = text;
        _edits = edits;
    }

    public static string Write(string text, IReadOnlyList<Edit> edits) =>
        new ReadableText(text, edits).Write();

    private string Write()
    {
        for (var i = 0; i < _edits.Count; i++)
        {
            _output.Append(_text, _position, _edits[i].Start - _position);
            if (_edits[i].IsDeletion)
            {
                var start = _edits[i].Start;
                i = EndOfRun(i);
                _position = _edits[i].End;
                var isTight = _text[start] == '(' || _text[_position - 1] == ':';
                CloseGap(i + 1 < _edits.Count ? _edits[i + 1] : null, isTight);
            }
            else
            {
                Put(_edits[i]);
            }
        }

        return _output.Append(_text, _position, _text.Length - _position).ToString();
    }

    /// <summary>Writes what stands in a token's place; parentheses it opens or closes have no blanks inside.</summary>
    private void Put(Edit edit)
    {
        if (edit.Text[0] == ')')
        {
            TrimBlanks();
        }

        _output.Append(edit.Text);
        _position = edit.Text[edit.Text.Length - 1] == '(' ? SkipBlanks(edit.End) : edit.End;
    }

    /// <summary>The last of the deletions with nothing but blanks between them.</summary>
    private int EndOfRun(int index)
    {
        while (
            index + 1 < _edits.Count
            && _edits[index + 1].IsDeletion
            && IsBlank(_edits[index].End, _edits[index + 1].Start)
        )
        {
            index++;
        }

        return index;
    }

    /// <summary>Closes up what a deletion left; after a label or an opening parenthesis, blanks go, too.</summary>
    private void CloseGap(Edit? next, bool isTight)
    {
        var after = SkipBlanks(_position);
        var follows = next is { } edit && edit.Start == after ? edit.Text : Follows(after);
        var startsLine = LastInLine() == '\0';
        if (follows.Length == 0)
        {
            CloseLine(startsLine);
        }
        else if (";),].".IndexOf(follows[0]) >= 0 && !EndsWithComment())
        {
            CloseUp();
        }
        else if (!startsLine && !IsOpen(_output[_output.Length - 1]))
        {
            if (isTight)
            {
                _position = after;
            }

            KeepApart(_output[_output.Length - 1], _text[_position]);
            return;
        }

        _position = after;
    }

    /// <summary>Two words that what is gone had kept apart stay two.</summary>
    private void KeepApart(char last, char next)
    {
        if (char.IsLetterOrDigit(last) && char.IsLetterOrDigit(next))
        {
            _output.Append(' ');
        }
    }

    private static bool IsOpen(char last) => char.IsWhiteSpace(last) || "([{!-".IndexOf(last) >= 0;

    /// <summary>At the end of a line: without blanks, and without the line if nothing is left on it.</summary>
    private void CloseLine(bool isEmpty)
    {
        TrimBlanks();
        if (isEmpty)
        {
            TrimLineEnd();
        }
    }

    /// <summary>Before punctuation: what follows moves up to what is there.</summary>
    private void CloseUp()
    {
        do
        {
            TrimBlanks();
        } while (TrimLineEnd());
    }

    private string Follows(int position) =>
        position >= _text.Length || _text[position] is '\r' or '\n'
            ? ""
            : _text.Substring(position, 1);

    private int SkipBlanks(int position)
    {
        while (position < _text.Length && _text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }

    private bool IsBlank(int start, int end) => _text.AsSpan(start, end - start).IsWhiteSpace();

    /// <summary>The last character of the line written so far that is not a blank, or none.</summary>
    private char LastInLine()
    {
        for (var i = _output.Length - 1; i >= 0 && _output[i] is not ('\n' or '\r'); i--)
        {
            if (_output[i] is not (' ' or '\t'))
            {
                return _output[i];
            }
        }

        return '\0';
    }

    /// <summary>Whether the last line with anything on it ends in a comment, which would swallow what follows.</summary>
    private bool EndsWithComment()
    {
        var end = _output.Length;
        while (end > 0 && char.IsWhiteSpace(_output[end - 1]))
        {
            end--;
        }

        var start = end;
        while (start > 0 && _output[start - 1] is not ('\n' or '\r'))
        {
            start--;
        }

        return _output.ToString(start, end - start).Contains("//");
    }

    private void TrimBlanks()
    {
        while (_output.Length > 0 && _output[_output.Length - 1] is ' ' or '\t')
        {
            _output.Length--;
        }
    }

    private bool TrimLineEnd()
    {
        var length = _output.Length;
        if (_output.Length > 0 && _output[_output.Length - 1] == '\n')
        {
            _output.Length--;
        }

        if (_output.Length > 0 && _output[_output.Length - 1] == '\r')
        {
            _output.Length--;
        }

        return _output.Length < length;
    }
}
