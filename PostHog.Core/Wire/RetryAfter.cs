using System.Globalization;

namespace PostHog.Wire;

// Facts: retry-after.
/// <summary>Reads the <c>Retry-After</c> header: whole seconds, or an HTTP date.</summary>
internal static class RetryAfter
{
    /// <summary>Returns how long the server asks to wait; null if it does not ask, or if the time has passed.</summary>
    public static TimeSpan? Read(string? header, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return null;
        }

        var text = header!.Trim();
        if (text.All(character => character is >= '0' and <= '9'))
        {
            return Positive(SecondsIn(text));
        }

        return DateTimeOffset.TryParseExact(
            text,
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? Positive(date - now)
            : null;
    }

    // A number too large to read still asks for a long wait.
    private static TimeSpan SecondsIn(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.MaxValue;

    private static TimeSpan? Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : null;
}
