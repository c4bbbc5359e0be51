using System.Buffers;

namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
/// <summary>
/// A compiled pattern. All paths are followed at once, one character at a time, so the work is at most the length of
/// the text times the length of the program. Immutable, safe for use by many threads.
/// </summary>
internal sealed class PatternProgram
{
    // Some hundredths of a second; realistic text takes a thousandth of that.
    private const long MaxWork = 4_000_000;
    private const int MaxOnStack = 64;

    private readonly PatternStep[] _steps;
    private readonly PatternSet[] _sets;

    // Includes the end as a position.
    private readonly int _places;

    // The same for a program with one path; null for any other.
    private readonly LinearPattern? _linear;

    // The characters that a match can start with; null if it can be empty.
    private readonly PatternSet? _starts;

    public PatternProgram(PatternStep[] steps, PatternSet[] sets)
    {
        _steps = steps;
        _sets = sets;
        _places = steps.Length + 1;
        _linear = LinearPattern.Of(steps, sets);
        _starts = _linear is null ? Starts() : null;
    }

    /// <summary>
    /// Whether the pattern occurs anywhere in the text; inconclusive if finding out takes too much work.
    /// </summary>
    public Match Find(string text)
    {
        if ((text.Length + 1L) * _places > MaxWork)
        {
            return Match.Inconclusive;
        }

        if (_linear is not null)
        {
            return MatchLogic.Of(_linear.IsIn(text));
        }

        var size = PatternRun.MemoryPerPlace * _places;
        if (_places <= MaxOnStack)
        {
            return Find(text, stackalloc int[size]);
        }

        var rented = ArrayPool<int>.Shared.Rent(size);
        try
        {
            return Find(text, rented.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private Match Find(string text, Span<int> memory)
    {
        memory.Clear();
        return MatchLogic.Of(new PatternRun(_steps, _sets, text, memory).Find(_starts));
    }

    // Assumes that all anchors hold, so a character excluded here never starts a match.
    private PatternSet? Starts()
    {
        var starts = new bool[PatternSet.AsciiCount];
        var seen = new bool[_places];
        var open = new List<int> { 0 };
        while (open.Count > 0)
        {
            var place = open[open.Count - 1];
            open.RemoveAt(open.Count - 1);
            if (place == _steps.Length)
            {
                return null;
            }

            if (seen[place])
            {
                continue;
            }

            seen[place] = true;
            var step = _steps[place];
            if (step.Op is PatternOp.Letter or PatternOp.Set)
            {
                AddTo(starts, step);
                continue;
            }

            if (step.Op is PatternOp.Fork or PatternOp.Jump)
            {
                open.Add(place + step.Argument);
            }

            if (step.Op != PatternOp.Jump)
            {
                open.Add(place + 1);
            }
        }

        return PatternSet.AsciiOf(starts);
    }

    // Adds the ASCII characters that a step reads.
    private void AddTo(bool[] starts, PatternStep step)
    {
        if (step.Op == PatternOp.Set)
        {
            for (var letter = 0; letter < starts.Length; letter++)
            {
                starts[letter] |= _sets[step.Argument].Has((char)letter);
            }
        }
        else if (step.Argument < starts.Length)
        {
            starts[step.Argument] = true;
        }
    }
}
