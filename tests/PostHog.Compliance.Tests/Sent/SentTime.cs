using System.Globalization;
using System.Text.RegularExpressions;

namespace PostHog.Compliance.Tests.Sent;

/// <summary>A time as the protocol wants it: RFC 3339, in UTC.</summary>
internal static partial class SentTime
{
    /// <summary>Fails the test when the text is no such time.</summary>
    public static DateTimeOffset Parse(string? text)
    {
        Assert.That(text, Does.Match(Rfc3339InUtc()));
        return DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|\+00:00)$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Rfc3339InUtc();
}
