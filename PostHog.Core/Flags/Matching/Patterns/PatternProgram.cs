using System.Buffers;

namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
/// <summary>
/// A pattern made ready to run: all ways through it are followed at once, one character at a time, so that no text takes
/// more work than its length times that of the program. Immutable, safe for use by many threads.
/// </summary>
internal sealed class PatternProgram
{
    // Some hundredths of a second; texts in earnest take a thousandth of that.
    private const long MostWork = 4_000_000;
    private const int MostOnStack = 64;

    private readonly PatternStep[] _steps;
    private readonly PatternSet[] _sets;

    // The end is a place, too.
    private readonly int _places;

    // The characters that a find can begin with; null where it may be empty.
    private readonly PatternSet? _starts;

    public PatternProgram(PatternStep[] steps, PatternSet[] sets)
    {
        _steps = steps;
        _sets = sets;
        _places = steps.Length + 1;
        _starts = Starts();
    }

    /// <summary>Whether it is found anywhere in a text; unknown where finding out takes too much work.</summary>
    public Match Find(string text)
    {
        if ((text.Length + 1L) * _places > MostWork)
        {
            return Match.Inconclusive;
        }

        var size = PatternRun.MemoryPerPlace * _places;
        if (_places <= MostOnStack)
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

    // Anchors are taken to hold: what is ruled out here is so everywhere.
    private PatternSet? Starts()
    {
        var readers = new List<PatternStep>();
        var seen = new HashSet<int>();
        var open = new Stack<int>([0]);
        while (open.Count > 0)
        {
            var place = open.Pop();
            if (!seen.Add(place))
            {
                continue;
            }

            if (place == _steps.Length)
            {
                return null;
            }

            var step = _steps[place];
            if (step.Op is PatternOp.Letter or PatternOp.Set)
            {
                readers.Add(step);
                continue;
            }

            if (step.Op is PatternOp.Fork or PatternOp.Jump)
            {
                open.Push(place + step.Argument);
            }

            if (step.Op != PatternOp.Jump)
            {
                open.Push(place + 1);
            }
        }

        return PatternSet.AsciiOf(letter => readers.Any(step => Reads(step, letter)));
    }

    private bool Reads(PatternStep step, char letter) =>
        step.Op == PatternOp.Letter ? step.Argument == letter : _sets[step.Argument].Has(letter);
}
