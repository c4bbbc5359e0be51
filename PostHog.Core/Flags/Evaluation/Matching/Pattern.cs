using System.Text.RegularExpressions;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>
/// A regular expression in the server's dialect (Rust), run here only where it is sure to mean the same. It is translated at
/// first use. Safe for use by many threads.
/// </summary>
internal sealed class Pattern(string source)
{
    private volatile Translation? _translation;

    /// <summary>What can be made of it.</summary>
    public PatternKind Kind => Translated().Kind;

    /// <summary>Returns what the operator <c>regex</c>, or <c>not_regex</c>, says of a text.</summary>
    public Match Test(string text, bool negated)
    {
        var translation = Translated();
        if (translation.Kind == PatternKind.Invalid)
        {
            return Match.No;
        }

        if (translation.Regex is not { } regex || !IsWithin(text, translation.Reach))
        {
            return Match.Unknown;
        }

        try
        {
            return regex.IsMatch(text) != negated ? Match.Yes : Match.No;
        }
        catch (RegexMatchTimeoutException)
        {
            // Nothing that is written in earnest takes as long: it is given up for good, and asked of the server.
            _translation = Translation.Unsupported;
            return Match.Unknown;
        }
    }

    // Two threads may both translate; they come to the same result.
    private Translation Translated() => _translation ??= Translate();

    private Translation Translate()
    {
        var reader = new PatternReader(source);
        if (!reader.TryTranslate(out var pattern))
        {
            return reader.Failure == PatternKind.Invalid
                ? Translation.Invalid
                : Translation.Unsupported;
        }

        try
        {
            var regex = new Regex(
                pattern,
                RegexOptions.CultureInvariant | PatternEngine.Options,
                PatternEngine.Longest
            );
            return new Translation(PatternKind.Usable, regex, reader.Reach);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            // The platform's own limits: the server's verdict stays unknown.
            return Translation.Unsupported;
        }
    }

    private static bool IsWithin(string text, PatternReach reach)
    {
        if (reach == PatternReach.Everything)
        {
            return true;
        }

        foreach (var letter in text)
        {
            if (letter > '\x7F' && (reach == PatternReach.Ascii || char.IsSurrogate(letter)))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Translation(PatternKind kind, Regex? regex, PatternReach reach)
    {
        public static readonly Translation Invalid = new(PatternKind.Invalid, null, default);
        public static readonly Translation Unsupported = new(
            PatternKind.Unsupported,
            null,
            default
        );

        public PatternKind Kind { get; } = kind;

        public Regex? Regex { get; } = regex;

        public PatternReach Reach { get; } = reach;
    }
}
