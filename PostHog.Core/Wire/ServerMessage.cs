using System.Text.RegularExpressions;
using PostHog.Wire.Json;

namespace PostHog.Wire;

// Facts: v1-error-body.
/// <summary>
/// Makes the text of a server fit for a log. A server may repeat what it received, such as a token or the value of a
/// property. So everything in quotes or brackets, everything that looks like a key, an address or an id, and every long
/// number is left out.
/// </summary>
internal static class ServerMessage
{
    private const string Mark = "[...]";

    private static readonly string[] ReasonMembers = ["detail", "error_description", "error"];

    // Text of a server is at most one line of 300 characters; the timeout is for unforeseen cases.
    private static readonly TimeSpan Max = TimeSpan.FromMilliseconds(100);

    private static readonly Regex Quoted = new(
        "\"[^\"]*(\"|$)|`[^`]*(`|$)|(?<![A-Za-z])'[^']*('|$)|[{\\[(<](.*[}\\])>]|.*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Max
    );

    private static readonly Regex Telling = new(
        @"\S*@\S*|\bph[a-z]_\S*|\S{20,}|\S*\d{5,}\S*",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Max
    );

    // The name of a permission is not a value, and says what to do.
    private static readonly Regex Scope = new(
        @"^[^\w]*[a-z]{1,20}(_[a-z]{1,20}){0,4}:(read|write)[^\w]*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Max
    );

    /// <summary>
    /// Returns the reason that a PostHog server gives for refusing a request, on one line and without what it may
    /// quote; null if there is none.
    /// </summary>
    public static string? ReasonIn(byte[] body, Secrets secrets)
    {
        var reason = JsonDocumentReader.MemberIn(body, ReasonMembers);
        return reason is null ? null : Mask(OneLine.Of(secrets.Hide(reason)));
    }

    /// <summary>Returns the text with everything that could be a value replaced by a mark.</summary>
    public static string Mask(string line)
    {
        try
        {
            return Telling.Replace(Quoted.Replace(line, KeepScope), KeepScope);
        }
        catch (RegexMatchTimeoutException)
        {
            return Mark;
        }
    }

    private static string KeepScope(Match match) => Scope.IsMatch(match.Value) ? match.Value : Mark;
}
