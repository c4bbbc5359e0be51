namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
internal sealed partial class PatternReader
{
    // The members of the current class.
    private readonly List<(char First, char Last)> _members = [];

    // Whether a negated class or property, such as [:^digit:] or \P{N}, was read.
    private bool _hasNegatedName;

    private bool TryReadClass(PatternOptions flags)
    {
        _at++;
        _members.Clear();
        _hasNegatedName = false;
        var isNegated = TryTake('^');
        if (isNegated)
        {
            NarrowScope(PatternScope.SingleUnits);
        }

        var start = _at;
        if (!TryReadMembers())
        {
            return false;
        }

        if (IsAtEnd)
        {
            return Fail(PatternKind.Invalid); // never closed
        }

        _at++;
        if (_hasNegatedName && flags.HasFlag(PatternOptions.IgnoreCase))
        {
            return Fail(PatternKind.Unsupported); // the server adds the other case before it negates
        }

        Add(new PatternSet(_members, isNegated, flags.HasFlag(PatternOptions.IgnoreCase)));

        // A bracket right at the start might also be a member of the class.
        return _at - 1 > start || Fail(PatternKind.Unsupported);
    }

    private bool TryReadMembers()
    {
        while (!IsAtEnd && source[_at] != ']')
        {
            if (PatternSet.Posix(source, _at, out var length) is { } ranges)
            {
                NoteNegation(source[_at + 2] == '^');
                _at += length;
                _members.AddRange(ranges);
                if (IsRange())
                {
                    return Fail(PatternKind.Unsupported);
                }

                continue;
            }

            if (IsSetOperation())
            {
                return Fail(PatternKind.Unsupported);
            }

            if (!TryReadMember())
            {
                return false;
            }
        }

        return true;
    }

    // Characters beyond ASCII belong to a negated class, too.
    private void NoteNegation(bool isNegated)
    {
        if (isNegated)
        {
            _hasNegatedName = true;
            NarrowScope(PatternScope.Ascii);
        }
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
        // Some engines reject a range that starts with a set; others read it as three members.
        if (TryReadSet() is { } ranges)
        {
            _members.AddRange(ranges);
            return !IsRange() || Fail(PatternKind.Unsupported);
        }

        if (!TryReadCharacter(out var first))
        {
            return false;
        }

        if (IsRange())
        {
            return TryReadEndOfRange(first);
        }

        _members.Add((first, first));
        return true;
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

        _members.Add((first, last));
        return first <= last || Fail(PatternKind.Invalid);
    }

    // A hyphen at the end of a class is a member.
    private bool IsRange() =>
        !IsAtEnd && source[_at] == '-' && !(_at + 1 < source.Length && source[_at + 1] == ']');
}
