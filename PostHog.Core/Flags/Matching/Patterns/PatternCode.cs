namespace PostHog.Flags.Matching.Patterns;

/// <summary>Builds a program. Used once, by one thread.</summary>
internal sealed class PatternCode
{
    private readonly List<PatternStep> _steps = [];
    private readonly List<PatternSet> _sets = [];

    /// <summary>The number of steps.</summary>
    public int Count => _steps.Count;

    /// <summary>Adds a step that reads this character.</summary>
    public void Add(char letter) => Add(PatternOp.Letter, letter);

    /// <summary>Adds a step that reads a character in this set.</summary>
    public void Add(PatternSet set)
    {
        Add(PatternOp.Set, _sets.Count);
        _sets.Add(set);
    }

    /// <summary>Adds a step.</summary>
    public void Add(PatternOp op, int argument = 0) => _steps.Add(new(op, argument));

    /// <summary>Makes all steps from this one on the first of two alternatives; the second one follows.</summary>
    /// <returns>The step that jumps past the second alternative; see <see cref="Join"/>.</returns>
    public int Split(int start)
    {
        _steps.Insert(start, new(PatternOp.Fork, _steps.Count - start + 2));
        Add(PatternOp.Jump);
        return _steps.Count - 1;
    }

    /// <summary>Makes these steps jump here.</summary>
    public void Join(IEnumerable<int> jumps)
    {
        foreach (var jump in jumps)
        {
            _steps[jump] = new(PatternOp.Jump, _steps.Count - jump);
        }
    }

    /// <summary>Repeats all steps from this one on.</summary>
    /// <param name="start">The first step.</param>
    /// <param name="least">The minimum number of repetitions.</param>
    /// <param name="most">The maximum number of repetitions; null for no limit.</param>
    public void Repeat(int start, int least, int? most)
    {
        var body = _steps.GetRange(start, _steps.Count - start);
        _steps.RemoveRange(start, body.Count);
        for (var time = 0; time < least; time++)
        {
            _steps.AddRange(body);
        }

        if (most is null)
        {
            RepeatForever(body, least);
            return;
        }

        for (var left = most.Value - least; left > 0; left--)
        {
            Add(PatternOp.Fork, left * (body.Count + 1));
            _steps.AddRange(body);
        }
    }

    /// <summary>Returns the program.</summary>
    public PatternProgram ToProgram() => new([.. _steps], [.. _sets]);

    private void RepeatForever(List<PatternStep> body, int least)
    {
        if (least > 0)
        {
            Add(PatternOp.Fork, -body.Count);
            return;
        }

        Add(PatternOp.Fork, body.Count + 2);
        _steps.AddRange(body);
        Add(PatternOp.Jump, -(body.Count + 1));
    }
}
