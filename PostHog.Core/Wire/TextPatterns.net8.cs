using System.Text.RegularExpressions;

namespace PostHog.Wire;

// Compiled with this assembly, so that no program needs the parser of patterns for them.
internal static partial class TextPatterns
{
    /// <summary>Text that looks like a key of PostHog.</summary>
    [GeneratedRegex(LooksLikeKeyText, AnyCase, Timeout.Infinite)]
    public static partial Regex LooksLikeKey();

    /// <summary>An escaped character.</summary>
    [GeneratedRegex(EscapeText, Groups, Timeout.Infinite)]
    public static partial Regex Escape();

    /// <summary>The prefix of a number in hexadecimal digits.</summary>
    [GeneratedRegex(HexPrefixText, Plain, Timeout.Infinite)]
    public static partial Regex HexPrefix();

    /// <summary>The decimal code of a printable character of ASCII.</summary>
    [GeneratedRegex(DecimalCodeText, Groups, Timeout.Infinite)]
    public static partial Regex DecimalCode();

    /// <summary>Text in quotes or brackets.</summary>
    [GeneratedRegex(QuotedText, Groups, MaxMilliseconds)]
    public static partial Regex Quoted();

    /// <summary>Text that looks like an address, a key, an id or a long number.</summary>
    [GeneratedRegex(TellingText, Groups, MaxMilliseconds)]
    public static partial Regex Telling();

    /// <summary>The name of a permission.</summary>
    [GeneratedRegex(ScopeText, Groups, MaxMilliseconds)]
    public static partial Regex Scope();
}
