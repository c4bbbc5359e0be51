namespace PostHog.Flags.Matching.Dates;

// Facts: date-formats.
/// <summary>
/// Reads the date formats that have a single meaning on the server: relative dates, RFC 3339, and ISO 8601 dates and
/// times without an offset. The server tries more formats, so any other text with a digit is inconclusive.
/// </summary>
internal static class DateText
{
    private const int MaxCounted = 10_000;
    private const int Hour = 3600;
    private const int Day = 24 * Hour;

    private static readonly FlagDate Unsupported = new(DateKind.Unsupported, default(FlagInstant));

    /// <summary>Reads a date.</summary>
    public static FlagDate Read(string text)
    {
        if (TryReadRelative(text, out var relative))
        {
            return relative;
        }

        var reader = new DateReader(text);
        return reader.TryRead(out var date) ? date
            : HasDigit(text) ? Unsupported
            : default;
    }

    private static bool TryReadRelative(string text, out FlagDate date)
    {
        date = default;
        var start = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var last = text.Length - 1;
        if (last <= start - 1 || KindOf(text[last]) is not { } kind || last == start)
        {
            return false;
        }

        var count = 0;
        for (var at = start; at < last; at++)
        {
            if (text[at] is < '0' or > '9')
            {
                return false;
            }

            count = Math.Min(MaxCounted, (count * 10) + (text[at] - '0'));
        }

        date = count < MaxCounted ? new(kind.Kind, (long)count * kind.Unit) : default;
        return true;
    }

    private static (DateKind Kind, int Unit)? KindOf(char unit) =>
        unit switch
        {
            'h' => (DateKind.SecondsAgo, Hour),
            'd' => (DateKind.SecondsAgo, Day),
            'w' => (DateKind.SecondsAgo, 7 * Day),
            'm' => (DateKind.MonthsAgo, 1),
            'y' => (DateKind.YearsAgo, 1),
            _ => null,
        };

    private static bool HasDigit(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsDigit(letter))
            {
                return true;
            }
        }

        return false;
    }
}
