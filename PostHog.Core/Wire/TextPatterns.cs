using System.Text.RegularExpressions;

namespace PostHog.Wire;

/// <summary>What is looked for in texts of servers and transports. Patterns on their text are limited in time.</summary>
internal static partial class TextPatterns
{
    private const string LooksLikeKeyText = @"\bph[a-z]_";
    private const string EscapeText = @"\\?\\[ux]\{?0{0,4}(?<code>[0-9a-fA-F]{2})\}?";
    private const string HexPrefixText = "0[xX](?=[0-9a-fA-F]{2})";
    private const string DecimalCodeText =
        "(?<![0-9])(3[3-9]|[4-9][0-9]|1[01][0-9]|12[0-6])(?![0-9])";
    private const string QuotedText =
        "\"[^\"]*(\"|$)|`[^`]*(`|$)|(?<![A-Za-z])'[^']*('|$)|[{\\[(<](.*[}\\])>]|.*)";
    private const string TellingText = @"\S*@\S*|\bph[a-z]_\S*|\S{20,}|\S*\d{5,}\S*";
    private const string ScopeText = @"^[^\w]*[a-z]{1,20}(_[a-z]{1,20}){0,4}:(read|write)[^\w]*$";

    private const RegexOptions Plain = RegexOptions.CultureInvariant;
    private const RegexOptions Groups = Plain | RegexOptions.ExplicitCapture;
    private const RegexOptions AnyCase = Plain | RegexOptions.IgnoreCase;

    // Text of a server is at most one line of 300 characters; the timeout is for unforeseen cases.
    private const int MaxMilliseconds = 100;
}
