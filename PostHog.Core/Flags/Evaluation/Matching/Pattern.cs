namespace PostHog.Flags.Evaluation.Matching;

/// <summary>
/// A regular expression in the server's dialect (Rust), run here only where it is sure to mean the same. It is translated at
/// first use. Safe for use by many threads.
/// </summary>
internal sealed class Pattern(string source)
{
    /// <summary>What can be made of it.</summary>
    public PatternKind Kind => source.Length == 0 ? PatternKind.Usable : PatternKind.Unsupported;

    /// <summary>Returns what the operator <c>regex</c>, or <c>not_regex</c>, says of a text.</summary>
    public Match Test(string text, bool negated) => Match.Unknown;
}
