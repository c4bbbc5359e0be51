using System.Globalization;

namespace PostHog.Flags.Evaluation.Matching;

internal sealed partial class PatternReader
{
    private const string NotEscapable = "<>_";

    private bool TryReadEscape(int before)
    {
        if (_at + 1 == source.Length)
        {
            return Fail(PatternKind.Invalid); // it escapes nothing
        }

        var letter = source[_at + 1];
        switch (letter)
        {
            case 'A' or 'z':
                _at++;
                return TryWriteAnchor("\\" + letter);
            case 'b' or 'B':
                Narrow(PatternReach.Ascii);
                _at++;
                return (_at + 1 == source.Length || source[_at + 1] != '{')
                    ? TryWriteAnchor("\\" + letter)
                    : Fail(PatternKind.Unsupported);
            default:
                return TryReadEscaped() && TryReadRepetition(before);
        }
    }

    private bool TryReadEscaped()
    {
        if (TryReadSet())
        {
            return true;
        }

        if (!TryReadCharacter(out var letter))
        {
            return false;
        }

        Write(letter);
        return true;
    }

    // \d, \w, \s and their opposites.
    private bool TryReadSet()
    {
        if (_at + 1 >= source.Length || "dDwWsS".IndexOf(source[_at + 1]) < 0)
        {
            return false;
        }

        Narrow(PatternReach.Ascii);
        _target.Append(source, _at, 2);
        _at += 2;
        return true;
    }

    // One character, escaped or not; inside of a class as outside.
    private bool TryReadCharacter(out char letter)
    {
        letter = source[_at++];
        if (letter != '\\')
        {
            return !char.IsSurrogate(letter) || Fail(PatternKind.Unsupported);
        }

        if (IsAtEnd)
        {
            return Fail(PatternKind.Invalid);
        }

        letter = source[_at++];
        var control = ControlOf(letter);
        if (control != '\0')
        {
            letter = control;
            return true;
        }

        if (letter == 'x')
        {
            return TryReadHex(out letter);
        }

        var isPunctuation =
            letter is > ' ' and <= '~'
            && !char.IsLetterOrDigit(letter)
            && NotEscapable.IndexOf(letter) < 0;
        return isPunctuation || Fail(PatternKind.Unsupported);
    }

    private static char ControlOf(char letter) =>
        letter switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'f' => '\f',
            'v' => '\v',
            'a' => '\a',
            _ => '\0',
        };

    private bool TryReadHex(out char letter)
    {
        const int Digits = 2;
        letter = default;
        var isCode =
            source.Length - _at >= Digits
            && byte.TryParse(
                source.Substring(_at, Digits),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var code
            )
            && (letter = (char)code) <= '\x7F';
        _at += isCode ? Digits : 0;
        return isCode || Fail(PatternKind.Unsupported);
    }

    private bool TryReadClass()
    {
        _at++;
        _target.Append('[');
        if (TryTake('^'))
        {
            _target.Append('^');
            Narrow(PatternReach.SingleUnits);
        }

        var start = _at;
        while (!IsAtEnd && source[_at] != ']')
        {
            if (IsSetOperation())
            {
                return Fail(PatternKind.Unsupported);
            }

            if (!TryReadMember())
            {
                return false;
            }
        }

        if (IsAtEnd)
        {
            return Fail(PatternKind.Invalid); // never closed
        }

        _at++;
        _target.Append(']');

        // A bracket at once might also be a member of the class.
        return _at - 1 > start || Fail(PatternKind.Unsupported);
    }

    private bool IsSetOperation() =>
        source[_at] == '['
        || (
            _at + 1 < source.Length
            && source[_at] == source[_at + 1]
            && source[_at] is '&' or '-' or '~'
        );

    private bool TryReadMember()
    {
        // A range from a set is refused by some and read as three members by others.
        if (TryReadSet())
        {
            return !IsRange() || Fail(PatternKind.Unsupported);
        }

        if (!TryReadCharacter(out var first))
        {
            return false;
        }

        Write(first);
        return !IsRange() || TryReadEndOfRange(first);
    }

    private bool TryReadEndOfRange(char first)
    {
        if (IsSetOperation())
        {
            return Fail(PatternKind.Unsupported);
        }

        _at++;
        if (IsAtEnd)
        {
            return Fail(PatternKind.Invalid);
        }

        if (IsSetOperation())
        {
            return Fail(PatternKind.Unsupported);
        }

        if (!TryReadCharacter(out var last))
        {
            return false;
        }

        _target.Append('-');
        Write(last);
        return first <= last || Fail(PatternKind.Invalid);
    }

    // A hyphen at the end of a class is a member of it.
    private bool IsRange() =>
        !IsAtEnd && source[_at] == '-' && !(_at + 1 < source.Length && source[_at + 1] == ']');
}
