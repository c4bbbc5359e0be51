namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
/// <summary>
/// A regular expression in the server's dialect (Rust). It runs here only if it is sure to have the same meaning, and
/// always in bounded time. Immutable, safe for use by many threads.
/// </summary>
internal sealed class Pattern
{
    private readonly PatternProgram? _program;
    private readonly PatternScope _scope;

    public Pattern(string source)
    {
        var reader = new PatternReader(source);
        if (reader.TryRead() is { } program)
        {
            _program = program;
            _scope = reader.Scope;
        }

        Kind = reader.Failure;
    }

    /// <summary>Whether this client can use the pattern.</summary>
    public PatternKind Kind { get; }

    /// <summary>Returns the result of the operator <c>regex</c> or <c>not_regex</c> for this text.</summary>
    public Match Test(string text, bool negated)
    {
        if (_program is { } program)
        {
            return IsWithin(text) ? program.Find(text).Not(negated) : Match.Inconclusive;
        }

        return Kind == PatternKind.Invalid ? Match.No : Match.Inconclusive;
    }

    private bool IsWithin(string text)
    {
        if (_scope == PatternScope.Everything)
        {
            return true;
        }

        var last = _scope == PatternScope.Latin1 ? '\xFF' : '\x7F';
        foreach (var letter in text)
        {
            if (_scope == PatternScope.SingleUnits ? char.IsSurrogate(letter) : letter > last)
            {
                return false;
            }
        }

        return true;
    }
}
