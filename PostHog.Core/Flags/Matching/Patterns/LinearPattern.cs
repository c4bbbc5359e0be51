namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
/// <summary>
/// A pattern that reads a fixed number of characters in a row, perhaps at the start or the end of the text: there is only
/// one path to follow. Immutable, safe for use by many threads.
/// </summary>
internal sealed class LinearPattern
{
    private readonly PatternStep[] _readers;
    private readonly PatternSet[] _sets;
    private readonly bool _isAtStart;
    private readonly bool _isAtEnd;

    // The text to find; null if there are sets, or an anchor.
    private readonly string? _literal;

    private LinearPattern(PatternStep[] readers, PatternSet[] sets, bool isAtStart, bool isAtEnd)
    {
        _readers = readers;
        _sets = sets;
        _isAtStart = isAtStart;
        _isAtEnd = isAtEnd;
        var isLiteral =
            !isAtStart && !isAtEnd && Array.TrueForAll(readers, one => one.Op == PatternOp.Letter);
        _literal = isLiteral
            ? new string(Array.ConvertAll(readers, one => (char)one.Argument))
            : null;
    }

    /// <summary>Returns the pattern of a program; null if the program has several paths.</summary>
    public static LinearPattern? Of(PatternStep[] steps, PatternSet[] sets)
    {
        var first = steps.Length > 0 && steps[0].Op == PatternOp.TextStart ? 1 : 0;
        var last = first;
        while (last < steps.Length && steps[last].Op is PatternOp.Letter or PatternOp.Set)
        {
            last++;
        }

        if (!IsEnd(steps, last, out var isAtEnd))
        {
            return null;
        }

        var readers = new PatternStep[last - first];
        Array.Copy(steps, first, readers, 0, readers.Length);
        return new(readers, sets, isAtStart: first > 0, isAtEnd);
    }

    /// <summary>Whether the pattern occurs in the text.</summary>
    public bool IsIn(string text)
    {
        if (_literal is not null)
        {
            return text.IndexOf(_literal, StringComparison.Ordinal) >= 0;
        }

        var last = text.Length - _readers.Length;
        if (_isAtStart)
        {
            return (_isAtEnd ? last == 0 : last >= 0) && Fits(text, 0);
        }

        for (var at = _isAtEnd ? Math.Max(last, 0) : 0; at <= last; at++)
        {
            if (Fits(text, at))
            {
                return true;
            }
        }

        return false;
    }

    // Whether the program can end at a step: what it could still read is not needed.
    private static bool IsEnd(PatternStep[] steps, int at, out bool isAtEnd)
    {
        isAtEnd = at == steps.Length - 1 && steps[at].Op == PatternOp.TextEnd;
        return at == steps.Length
            || isAtEnd
            || (
                steps[at].Op == PatternOp.Fork
                && (at + 1 == steps.Length || at + steps[at].Argument == steps.Length)
            );
    }

    private bool Fits(string text, int start)
    {
        for (var at = 0; at < _readers.Length; at++)
        {
            var letter = text[start + at];
            var step = _readers[at];
            if (
                step.Op == PatternOp.Letter
                    ? step.Argument != letter
                    : !_sets[step.Argument].Has(letter)
            )
            {
                return false;
            }
        }

        return true;
    }
}
