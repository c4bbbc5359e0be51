using System.Globalization;
using System.Text;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>
/// Reads a regular expression in Rust's dialect and writes the same in .NET's, for the part of the language where both agree
/// or can be made to. Used once, by one thread.
/// </summary>
/// <remarks>
/// The server refuses some patterns; only those which it is sure to refuse count as invalid. Everything else that is not
/// known here (look-around, back-references, character properties, set operations, other flags) is unsupported.
/// </remarks>
internal sealed partial class PatternReader(string source)
{
    private const int MaxLength = 2000;
    private const int MaxDepth = 50;

    // What repetitions multiply a pattern to; the server refuses really large ones at a size of its own.
    private const int MaxWeight = 2000;

    private readonly StringBuilder _target = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _at;
    private int _weight;

    /// <summary>Why there is no translation.</summary>
    public PatternKind Failure { get; private set; }

    /// <summary>For which texts the translation holds.</summary>
    public PatternReach Reach { get; private set; }

    private bool IsAtEnd => _at == source.Length;

    /// <summary>Returns the translation; false when there is none.</summary>
    public bool TryTranslate(out string pattern)
    {
        pattern = "";
        if (source.Length > MaxLength)
        {
            return Fail(PatternKind.Unsupported);
        }

        if (!TryReadAlternatives(PatternFlags.None, depth: 0))
        {
            return false;
        }

        if (!IsAtEnd)
        {
            return Fail(PatternKind.Invalid); // a parenthesis closes what none opened
        }

        pattern = _target.ToString();
        return true;
    }

    private bool TryReadAlternatives(PatternFlags flags, int depth)
    {
        if (depth > MaxDepth)
        {
            return Fail(PatternKind.Unsupported);
        }

        while (!IsAtEnd && source[_at] != ')')
        {
            if (TryTake('|'))
            {
                _target.Append('|');
            }
            else if (!TryReadPiece(ref flags, depth))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadPiece(ref PatternFlags flags, int depth)
    {
        var before = _weight++;
        return source[_at] switch
        {
            '(' => TryReadGroup(ref flags, depth, before),
            '[' => TryReadClass() && TryReadRepetition(before),
            '\\' => TryReadEscape(before),
            '^' => TryWriteAnchor(flags.HasFlag(PatternFlags.Lines) ? "(?m:^)" : @"\A"),
            '$' => TryWriteAnchor(flags.HasFlag(PatternFlags.Lines) ? "(?m:$)" : @"\z"),
            '.' => TryReadDot(flags) && TryReadRepetition(before),
            '*' or '+' or '?' => Fail(PatternKind.Invalid), // nothing stands before it
            '{' or '}' or ']' => Fail(PatternKind.Unsupported),
            _ => TryReadLiteral() && TryReadRepetition(before),
        };
    }

    private bool TryReadLiteral()
    {
        var length = char.IsSurrogatePair(source, _at) ? 2 : 1;
        if (length == 1 && char.IsSurrogate(source[_at]))
        {
            return Fail(PatternKind.Unsupported);
        }

        for (var end = _at + length; _at < end; _at++)
        {
            Write(source[_at], isFirstOfTwo: length == 2 && _at == end - 2);
        }

        _target.Append(length == 2 ? ")" : "");
        return true;
    }

    private void Write(char letter, bool isFirstOfTwo = false) =>
        _target
            .Append(isFirstOfTwo ? "(?:" : "")
            .Append("\\u")
            .Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));

    private bool TryReadDot(PatternFlags flags)
    {
        _at++;
        Narrow(PatternReach.SingleUnits);
        _target.Append(flags.HasFlag(PatternFlags.DotIsAll) ? "(?s:.)" : "[^\\n]");
        return true;
    }

    // A repeated anchor is nonsense, and not all agree on which.
    private bool TryWriteAnchor(string anchor)
    {
        _at++;
        _target.Append(anchor);
        return !IsRepetition() || Fail(PatternKind.Unsupported);
    }

    private bool TryReadGroup(ref PatternFlags flags, int depth, int before)
    {
        _at++;
        var inner = flags;
        if (TryTake('?') && !TryReadGroupKind(ref inner))
        {
            return false;
        }

        // Flags alone hold until the group around them ends.
        if (TryTake(')'))
        {
            if (source[_at - 2] == '(')
            {
                _target.Append("(?:)");
                return TryReadRepetition(before);
            }

            flags = inner;
            _target.Append(flags.HasFlag(PatternFlags.IgnoreCase) ? "(?i)" : "(?-i)");
            return !IsRepetition() || Fail(PatternKind.Unsupported);
        }

        _target.Append(inner.HasFlag(PatternFlags.IgnoreCase) ? "(?i:" : "(?-i:");
        if (!TryReadAlternatives(inner, depth + 1))
        {
            return false;
        }

        if (!TryTake(')'))
        {
            return Fail(PatternKind.Invalid); // never closed
        }

        _target.Append(')');
        return TryReadRepetition(before);
    }

    private void Narrow(PatternReach reach) => Reach = reach > Reach ? reach : Reach;

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
}
