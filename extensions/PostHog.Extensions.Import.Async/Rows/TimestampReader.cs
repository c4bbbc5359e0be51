using System.Globalization;
using Newtonsoft.Json.Linq;

namespace PostHog.Async.Import.Rows;

/// <summary>Reads the time of a row.</summary>
/// <param name="format">The format that texts must have; null for ISO 8601 and Unix time.</param>
internal sealed class TimestampReader(string? format)
{
    private const DateTimeStyles Styles =
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    // Seconds until the year 5138, milliseconds from 1973 on: no time of an event is ambiguous. A smaller number than that of
    // the year 2001 is rather a date, such as 20240501, or a year.
    private const double First = 1e9;
    private const double FirstMilliseconds = 1e11;
    private const double FirstMicroseconds = 1e14;
    private const double Last = 2.5e17;

    /// <summary>Returns the time in UTC; null if there is none.</summary>
    public DateTimeOffset? Read(JToken? token)
    {
        if (token is not JValue { Value: { } value })
        {
            return null;
        }

        if (value is not string text)
        {
            return value is long or double ? FromNumber(value) : null;
        }

        text = text.Trim();
        if (format is not null)
        {
            return FromFormat(text);
        }

        return double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? FromUnix(number)
            : FromIso(text);
    }

    private DateTimeOffset? FromNumber(object number) =>
        FromFormat(Convert.ToString(number, CultureInfo.InvariantCulture)!)
        ?? FromUnix(Convert.ToDouble(number, CultureInfo.InvariantCulture));

    private DateTimeOffset? FromFormat(string text) =>
        format is not null
        && DateTimeOffset.TryParseExact(
            text,
            format,
            CultureInfo.InvariantCulture,
            Styles,
            out var exact
        )
            ? exact
            : null;

    private static DateTimeOffset? FromUnix(double number)
    {
        if (number is not (>= First and < Last))
        {
            return null;
        }

        var seconds = number switch
        {
            >= FirstMicroseconds => number / 1e6,
            >= FirstMilliseconds => number / 1e3,
            _ => number,
        };
        var ticks = (long)Math.Round(seconds * 1e6) * (TimeSpan.TicksPerMillisecond / 1000);
        return new DateTimeOffset(DateTime.SpecifyKind(Epoch.AddTicks(ticks), DateTimeKind.Utc));
    }

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // Without the year first, day and month could be mistaken for each other.
    private static DateTimeOffset? FromIso(string text)
    {
        const string utc = " UTC";
        if (text.Length < 10 || text[4] != '-' || text[7] != '-' || !text.Take(4).All(IsDigit))
        {
            return null;
        }

        var plain = text.EndsWith(utc, StringComparison.OrdinalIgnoreCase)
            ? text.Substring(0, text.Length - utc.Length)
            : text;
        return DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, Styles, out var time)
            ? time
            : null;
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
