using System.Text.RegularExpressions;

namespace PostHog.Wire;

internal static partial class TextPatterns
{
    private static readonly TimeSpan Max = TimeSpan.FromMilliseconds(MaxMilliseconds);
    private static readonly Regex LooksLikeKeyPattern = new(
        LooksLikeKeyText,
        AnyCase,
        Regex.InfiniteMatchTimeout
    );
    private static readonly Regex EscapePattern = new(
        EscapeText,
        Groups,
        Regex.InfiniteMatchTimeout
    );
    private static readonly Regex HexPrefixPattern = new(
        HexPrefixText,
        Plain,
        Regex.InfiniteMatchTimeout
    );
    private static readonly Regex DecimalCodePattern = new(
        DecimalCodeText,
        Groups,
        Regex.InfiniteMatchTimeout
    );
    private static readonly Regex QuotedPattern = new(QuotedText, Groups, Max);
    private static readonly Regex TellingPattern = new(TellingText, Groups, Max);
    private static readonly Regex ScopePattern = new(ScopeText, Groups, Max);

    /// <summary>Text that looks like a key of PostHog.</summary>
    public static Regex LooksLikeKey() => LooksLikeKeyPattern;

    /// <summary>An escaped character.</summary>
    public static Regex Escape() => EscapePattern;

    /// <summary>The prefix of a number in hexadecimal digits.</summary>
    public static Regex HexPrefix() => HexPrefixPattern;

    /// <summary>The decimal code of a printable character of ASCII.</summary>
    public static Regex DecimalCode() => DecimalCodePattern;

    /// <summary>Text in quotes or brackets.</summary>
    public static Regex Quoted() => QuotedPattern;

    /// <summary>Text that looks like an address, a key, an id or a long number.</summary>
    public static Regex Telling() => TellingPattern;

    /// <summary>The name of a permission.</summary>
    public static Regex Scope() => ScopePattern;
}
