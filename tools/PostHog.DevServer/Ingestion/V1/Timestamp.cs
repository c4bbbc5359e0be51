using System.Globalization;
using System.Text.RegularExpressions;

namespace PostHog.Development.Ingestion.V1;

/// <summary>Tells whether a text is a date and time of RFC 3339.</summary>
internal static partial class Timestamp
{
    private const int TimeoutMilliseconds = 5_000;

    public static bool IsValid(string text) =>
        Rfc3339.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.ExplicitCapture,
        TimeoutMilliseconds
    )]
    private static partial Regex Rfc3339 { get; }
}
