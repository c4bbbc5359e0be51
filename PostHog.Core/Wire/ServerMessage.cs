using System.Text.RegularExpressions;
using PostHog.Wire.Json;

namespace PostHog.Wire;

// Facts: v1-error-body.
/// <summary>
/// Makes the text of a server fit for a log. A server may repeat what it received, such as a token or the value of a
/// property. So everything in quotes or brackets, everything that looks like a key, an address or an id, every long
/// number, and more words with digits than a sentence has are left out.
/// </summary>
internal static class ServerMessage
{
    private const string Mark = "[...]";

    private static readonly string[] ReasonMembers = ["detail", "error_description", "error"];

    /// <summary>
    /// Returns the reason that a PostHog server gives for refusing a request, on one line and without what it may
    /// quote; null if there is none, or nothing of it is left.
    /// </summary>
    public static string? ReasonIn(byte[] body, Secrets secrets)
    {
        var reason = JsonDocumentReader.MemberIn(body, ReasonMembers);
        var shown = reason is null ? Mark : Mask(OneLine.Of(secrets.Hide(reason)));
        return shown.Replace(Mark, "").Any(char.IsLetterOrDigit) ? shown : null;
    }

    /// <summary>Returns the text with everything that could be a value replaced by a mark.</summary>
    public static string Mask(string line)
    {
        try
        {
            return EncodedText.Hide(
                TextPatterns
                    .Telling()
                    .Replace(TextPatterns.Quoted().Replace(line, KeepScope), KeepScope),
                EncodedText.InSentence
            );
        }
        catch (RegexMatchTimeoutException)
        {
            return Mark;
        }
    }

    private static string KeepScope(Match match) =>
        TextPatterns.Scope().IsMatch(match.Value) ? match.Value : Mark;
}
