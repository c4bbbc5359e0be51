using System.Globalization;

namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
internal sealed partial class PatternReader
{
    private const string NotEscapable = "<>_";

    private bool TryReadEscape(PatternOptions flags, Start start)
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
                return TryAddAnchor(letter == 'A' ? PatternOp.TextStart : PatternOp.TextEnd);
            case 'b' or 'B':
                NarrowScope(PatternScope.Ascii);
                _at++;
                return (_at + 1 == source.Length || source[_at + 1] != '{')
                    ? TryAddAnchor(letter == 'b' ? PatternOp.WordEdge : PatternOp.NoWordEdge)
                    : Fail(PatternKind.Unsupported);
            default:
                return TryReadEscaped(flags) && TryReadRepetition(start);
        }
    }

    private bool TryReadEscaped(PatternOptions flags)
    {
        _hasNegatedName = false;
        if (TryReadSet() is { } ranges)
        {
            if (_hasNegatedName && flags.HasFlag(PatternOptions.IgnoreCase))
            {
                return Fail(PatternKind.Unsupported);
            }

            Add(new PatternSet(ranges, isNegated: false, flags.HasFlag(PatternOptions.IgnoreCase)));
            return true;
        }

        if (!TryReadCharacter(out var letter))
        {
            return false;
        }

        Add(letter, flags);
        return true;
    }

    // Reads \d, \w, \s and their opposites, and properties such as \p{L}.
    private IReadOnlyList<(char First, char Last)>? TryReadSet()
    {
        if (PatternSet.Property(source, _at, out var length) is { } letters)
        {
            NoteNegation(source[_at + 1] == 'P');
            NarrowScope(PatternScope.Ascii);
            _at += length;
            return letters;
        }

        if (
            _at + 1 >= source.Length
            || source[_at] != '\\'
            || PatternSet.Shorthand(source[_at + 1]) is not { } ranges
        )
        {
            return null;
        }

        NarrowScope(PatternScope.Ascii);
        _at += 2;
        return ranges;
    }

    // Reads one character, escaped or not, inside or outside a class.
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
}
