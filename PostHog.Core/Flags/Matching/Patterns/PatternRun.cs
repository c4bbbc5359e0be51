namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
/// <summary>One run of a pattern's program over a text. Lives on the stack of its thread.</summary>
internal ref struct PatternRun
{
    /// <summary>The number of integers of memory for each step, and for the end.</summary>
    public const int MemoryPerPlace = 5;

    private readonly PatternStep[] _steps;
    private readonly PatternSet[] _sets;
    private readonly string _text;

    // The last character at which each step was visited, so that no step is visited twice at one character.
    private readonly Span<int> _seen;

    // The steps to visit; each adds at most two others.
    private readonly Span<int> _open;

    // The steps that read the current character, and those that read the previous one.
    private Span<int> _here;
    private Span<int> _before;
    private int _count;

    public PatternRun(PatternStep[] steps, PatternSet[] sets, string text, Span<int> memory)
    {
        var places = steps.Length + 1;
        _steps = steps;
        _sets = sets;
        _text = text;
        _seen = memory.Slice(0, places);
        _here = memory.Slice(places, places);
        _before = memory.Slice(2 * places, places);
        _open = memory.Slice(3 * places, 2 * places);
    }

    /// <summary>Whether the pattern occurs anywhere in the text.</summary>
    /// <param name="starts">The characters that a match can start with; null if it can be empty.</param>
    public bool Find(PatternSet? starts)
    {
        var isAnchored = _steps.Length > 0 && _steps[0].Op == PatternOp.TextStart;
        var last = isAnchored ? 0 : _text.Length;
        for (var at = 0; ; at++)
        {
            if (at <= last && Start(starts, at))
            {
                return true;
            }

            if (IsOver(at, last))
            {
                return false;
            }

            if (_count > 0 && Read(at))
            {
                return true;
            }
        }
    }

    private bool Start(PatternSet? starts, int at) =>
        (starts is null || (at < _text.Length && starts.Has(_text[at]))) && Go(0, at);

    private readonly bool IsOver(int at, int last) =>
        at == _text.Length || (at >= last && _count == 0);

    private bool Read(int at)
    {
        var letter = _text[at];
        var count = _count;
        var before = _here;
        _here = _before;
        _before = before;
        _count = 0;
        for (var index = 0; index < count; index++)
        {
            var place = before[index];
            var step = _steps[place];
            var reads =
                step.Op == PatternOp.Letter
                    ? step.Argument == letter
                    : _sets[step.Argument].Has(letter);
            if (reads && Go(place + 1, at + 1))
            {
                return true;
            }
        }

        return false;
    }

    // Goes to a step, and to all steps reached from it without reading; true if the end is among them.
    private bool Go(int place, int at)
    {
        var open = 0;
        _open[open++] = place;
        while (open > 0)
        {
            place = _open[--open];
            if (_seen[place] == at + 1)
            {
                continue;
            }

            _seen[place] = at + 1;
            if (place == _steps.Length)
            {
                return true;
            }

            open = Advance(place, at, open);
        }

        return false;
    }

    private int Advance(int place, int at, int open)
    {
        var step = _steps[place];
        switch (step.Op)
        {
            case PatternOp.Letter or PatternOp.Set:
                _here[_count++] = place;
                break;
            case PatternOp.Jump:
                _open[open++] = place + step.Argument;
                break;
            case PatternOp.Fork:
                _open[open++] = place + step.Argument;
                _open[open++] = place + 1;
                break;
            default:
                if (Holds(step.Op, at))
                {
                    _open[open++] = place + 1;
                }

                break;
        }

        return open;
    }

    private readonly bool Holds(PatternOp op, int at) =>
        op switch
        {
            PatternOp.TextStart => at == 0,
            PatternOp.TextEnd => at == _text.Length,
            PatternOp.LineStart => at == 0 || _text[at - 1] == '\n',
            PatternOp.LineEnd => at == _text.Length || _text[at] == '\n',
            _ => (IsWord(at - 1) != IsWord(at)) == (op == PatternOp.WordEdge),
        };

    // ASCII only: other text is not tested with such a pattern.
    private readonly bool IsWord(int at) =>
        at >= 0
        && at < _text.Length
        && _text[at] is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_';
}
