namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
/// <summary>
/// Compiles a regular expression in Rust's dialect to a program, for the part of the language that is sure to have the
/// same meaning here. Used once, by one thread.
/// </summary>
/// <remarks>
/// Only patterns that the server is sure to reject are invalid. Everything else that is not known here (look-around,
/// back-references, character properties, set operations, other flags) is unsupported.
/// </remarks>
internal sealed partial class PatternReader(string source)
{
    private const int MaxLength = 2000;
    private const int MaxDepth = 50;

    // The size of a pattern with its repetitions expanded; the server has a limit of its own for very large ones.
    private const int MaxWeight = 2000;

    private readonly PatternCode _code = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _at;
    private int _weight;

    // The number of pieces so far, without anchors and flags.
    private int _solids;

    /// <summary>Why there is no program.</summary>
    public PatternKind Failure { get; private set; }

    /// <summary>The text for which the program is valid.</summary>
    public PatternScope Scope { get; private set; }

    private bool IsAtEnd => _at == source.Length;

    /// <summary>Returns the program; null if there is none.</summary>
    public PatternProgram? TryRead()
    {
        if (source.Length > MaxLength)
        {
            Fail(PatternKind.Unsupported);
            return null;
        }

        if (!TryReadAlternatives(PatternOptions.None, depth: 0))
        {
            return null;
        }

        if (!IsAtEnd)
        {
            Fail(PatternKind.Invalid); // a parenthesis closes what none opened
            return null;
        }

        return _code.ToProgram();
    }

    private bool TryReadAlternatives(PatternOptions flags, int depth)
    {
        if (depth > MaxDepth)
        {
            return Fail(PatternKind.Unsupported);
        }

        var start = _code.Count;
        var ends = new List<int>();
        while (!IsAtEnd && source[_at] != ')')
        {
            if (TryTake('|'))
            {
                ends.Add(_code.Split(start));
                start = _code.Count;
            }
            else if (!TryReadPiece(ref flags, depth))
            {
                return false;
            }
        }

        _code.Join(ends);
        return true;
    }

    private bool TryReadPiece(ref PatternOptions flags, int depth)
    {
        var start = new Start(_weight++, _code.Count, _solids);
        return source[_at] switch
        {
            '(' => TryReadGroup(ref flags, depth, start),
            '[' => TryReadClass(flags) && TryReadRepetition(start),
            '\\' => TryReadEscape(flags, start),
            '^' => TryAddAnchor(
                flags.HasFlag(PatternOptions.Lines) ? PatternOp.LineStart : PatternOp.TextStart
            ),
            '$' => TryAddAnchor(
                flags.HasFlag(PatternOptions.Lines) ? PatternOp.LineEnd : PatternOp.TextEnd
            ),
            '.' => TryReadDot(flags) && TryReadRepetition(start),
            '*' or '+' or '?' => Fail(PatternKind.Invalid), // nothing stands before it
            '{' or '}' or ']' => Fail(PatternKind.Unsupported),
            _ => TryReadLiteral(flags) && TryReadRepetition(start),
        };
    }

    private bool TryReadLiteral(PatternOptions flags)
    {
        var length = char.IsSurrogatePair(source, _at) ? 2 : 1;
        if (length == 1 && char.IsSurrogate(source[_at]))
        {
            return Fail(PatternKind.Unsupported);
        }

        for (var end = _at + length; _at < end; _at++)
        {
            Add(source[_at], flags);
        }

        return true;
    }

    private void Add(char letter, PatternOptions flags)
    {
        _solids++;
        if (flags.HasFlag(PatternOptions.IgnoreCase))
        {
            _code.Add(new PatternSet([(letter, letter)], isNegated: false, ignoresCase: true));
        }
        else
        {
            _code.Add(letter);
        }
    }

    private void Add(PatternSet set)
    {
        _solids++;
        _code.Add(set);
    }

    private bool TryReadDot(PatternOptions flags)
    {
        _at++;
        NarrowScope(PatternScope.SingleUnits);
        Add(flags.HasFlag(PatternOptions.DotIsAll) ? PatternSet.All : PatternSet.InLine);
        return true;
    }

    // A repeated anchor makes no sense, and engines disagree about which ones they reject.
    private bool TryAddAnchor(PatternOp anchor)
    {
        _at++;
        _code.Add(anchor);
        return !IsRepetition() || Fail(PatternKind.Unsupported);
    }

    private bool TryReadGroup(ref PatternOptions flags, int depth, Start start)
    {
        _at++;
        var inner = flags;
        if (TryTake('?') && !TryReadGroupKind(ref inner))
        {
            return false;
        }

        // Flags without content apply until the end of the surrounding group.
        if (TryTake(')'))
        {
            if (source[_at - 2] == '(')
            {
                return TryReadRepetition(start);
            }

            flags = inner;
            return !IsRepetition() || Fail(PatternKind.Unsupported);
        }

        if (!TryReadAlternatives(inner, depth + 1))
        {
            return false;
        }

        if (!TryTake(')'))
        {
            return Fail(PatternKind.Invalid); // never closed
        }

        // As with a repeated anchor.
        var isHollow = _solids == start.Solids && IsRepetition();
        return isHollow ? Fail(PatternKind.Unsupported) : TryReadRepetition(start);
    }

    private void NarrowScope(PatternScope scope) => Scope = scope > Scope ? scope : Scope;

    private bool TryTake(char letter)
    {
        if (IsAtEnd || source[_at] != letter)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Fail(PatternKind failure)
    {
        Failure = failure;
        return false;
    }

    // The start of a piece: the weight of the pattern, the length of the program and the number of pieces before it.
    private readonly record struct Start(int Weight, int Code, int Solids);
}
