namespace PostHog.Wire.Json;

// Facts: event-timestamp.
/// <summary>
/// Writes instants in RFC 3339, in UTC, digit by digit: every event has one, and a format string is slower.
/// </summary>
internal static class InstantWriter
{
    /// <summary>The maximum length of an instant in characters.</summary>
    public const int MaxLength = 28;

    private const int FractionDigits = 7;

    /// <summary>Writes an instant and returns the position after it.</summary>
    public static int Write(char[] target, int at, DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        at = Digits(target, at, utc.Year, 4);
        target[at++] = '-';
        at = Digits(target, at, utc.Month, 2);
        target[at++] = '-';
        at = Digits(target, at, utc.Day, 2);
        target[at++] = 'T';
        at = Digits(target, at, utc.Hour, 2);
        target[at++] = ':';
        at = Digits(target, at, utc.Minute, 2);
        target[at++] = ':';
        at = Digits(target, at, utc.Second, 2);
        at = Fraction(target, at, (int)(utc.Ticks % TimeSpan.TicksPerSecond));
        target[at++] = 'Z';
        return at;
    }

    private static int Fraction(char[] target, int at, int ticks)
    {
        if (ticks == 0)
        {
            return at;
        }

        target[at++] = '.';
        at = Digits(target, at, ticks, FractionDigits);
        while (target[at - 1] == '0')
        {
            at--;
        }

        return at;
    }

    private static int Digits(char[] target, int at, int number, int count)
    {
        for (var place = at + count - 1; place >= at; place--)
        {
            target[place] = (char)('0' + (number % 10));
            number /= 10;
        }

        return at + count;
    }
}
