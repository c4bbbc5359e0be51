namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
internal sealed partial class PatternReader
{
    // Reads the text between (? and the content. If a closing parenthesis follows, it was only flags.
    private bool TryReadGroupKind(ref PatternOptions flags)
    {
        if (TryTake('P'))
        {
            return TryReadName();
        }

        return !IsAtEnd && source[_at] == '<' ? TryReadName() : TryReadFlags(ref flags);
    }

    private bool TryReadName()
    {
        if (!TryTake('<'))
        {
            return Fail(PatternKind.Unsupported);
        }

        var start = _at;
        while (!IsAtEnd && source[_at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_')
        {
            _at++;
        }

        var name = source.Substring(start, _at - start);
        var isEmptyGroup = _at + 1 < source.Length && source[_at + 1] == ')';
        return name.Length > 0 && !isEmptyGroup && TryTake('>') && _names.Add(name)
            || Fail(PatternKind.Unsupported);
    }

    private bool TryReadFlags(ref PatternOptions flags)
    {
        var start = _at;
        var isOff = false;
        for (; !IsAtEnd && source[_at] is not (':' or ')'); _at++)
        {
            var flag = FlagOf(source[_at]);
            if (flag == PatternOptions.None && (source[_at] != '-' || isOff))
            {
                return Fail(PatternKind.Unsupported);
            }

            isOff |= flag == PatternOptions.None;
            flags = isOff ? flags & ~flag : flags | flag;
        }

        return (!flags.HasFlag(PatternOptions.IgnoreCase) || TryIgnoreCase()) && TryEndFlags(start);
    }

    private bool TryEndFlags(int start)
    {
        if (IsAtEnd)
        {
            return Fail(PatternKind.Invalid);
        }

        var isComplete = source[_at - 1] != '-' && (_at > start || source[_at] == ':');
        return isComplete ? !TryTake(':') || IsNotAtClosing() : Fail(PatternKind.Unsupported);
    }

    // Beyond Latin-1, the two know different case variants of letters, such as those of k and the Kelvin sign.
    private bool TryIgnoreCase()
    {
        NarrowScope(PatternScope.Latin1);
        foreach (var letter in source)
        {
            if (letter > '\xFF')
            {
                return Fail(PatternKind.Unsupported);
            }
        }

        return true;
    }

    // To the caller, (?i:) would look like only flags.
    private bool IsNotAtClosing() => IsAtEnd || source[_at] != ')' || Fail(PatternKind.Unsupported);

    private static PatternOptions FlagOf(char letter) =>
        letter switch
        {
            'i' => PatternOptions.IgnoreCase,
            'm' => PatternOptions.Lines,
            's' => PatternOptions.DotIsAll,
            _ => PatternOptions.None,
        };

    private bool IsRepetition() => !IsAtEnd && source[_at] is '*' or '+' or '?' or '{';

    private bool TryReadRepetition(Start start)
    {
        if (IsAtEnd || !IsRepetition())
        {
            return true;
        }

        if (!TryReadCounts(start, out var least, out var most))
        {
            return false;
        }

        // A lazy repetition finds the same text.
        TryTake('?');
        _code.Repeat(start.Code, least, most);

        // A plus would forbid backtracking; any other sign would repeat the repetition.
        return IsAtEnd || !IsRepetition() || Fail(PatternKind.Unsupported);
    }

    private bool TryReadCounts(Start start, out int least, out int? most)
    {
        (least, most) = source[_at++] switch
        {
            '*' => (0, null),
            '+' => (1, null),
            _ => (0, (int?)1),
        };
        if (source[_at - 1] != '{')
        {
            return true;
        }

        return TryReadCounts(out least, out most) && TryWeigh(start, most ?? least);
    }

    private bool TryReadCounts(out int least, out int? most)
    {
        most = null;
        if (!TryReadCount(out least))
        {
            return Fail(PatternKind.Unsupported);
        }

        if (!TryTake(','))
        {
            most = least;
        }
        else if (!IsAtEnd && source[_at] != '}')
        {
            if (!TryReadCount(out var count))
            {
                return Fail(PatternKind.Unsupported);
            }

            most = count;
        }

        return TryTake('}') && !(most < least) || Fail(PatternKind.Unsupported);
    }

    private bool TryWeigh(Start start, int times)
    {
        var weight = (long)(_weight - start.Weight) * Math.Max(times, 1);
        _weight = (int)Math.Min(start.Weight + weight, MaxWeight + 1);
        return _weight <= MaxWeight || Fail(PatternKind.Unsupported);
    }

    private bool TryReadCount(out int count)
    {
        count = 0;
        var start = _at;
        for (; !IsAtEnd && source[_at] is >= '0' and <= '9'; _at++)
        {
            count = Math.Min((count * 10) + (source[_at] - '0'), MaxWeight + 1);
        }

        return _at > start;
    }
}
