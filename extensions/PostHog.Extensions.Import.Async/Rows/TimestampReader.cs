using System.Globalization;
using Newtonsoft.Json.Linq;

namespace PostHog.Async.Import.Rows;

/// <summary>Reads the time of a row.</summary>
/// <param name="format">The format that texts must have; null for ISO 8601 and Unix time.</param>
internal sealed class TimestampReader(string? format)
{
    private const DateTimeStyles Styles =
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    // From 2001 to 2286, Unix time has 10 digits in seconds, 13 in milliseconds and 16 in microseconds. Any other number is
    // rather a date, such as 20240501 or 20240501120000.
    private const double First = 1e9;
    private const double Last = 1e10;

    // A date and hour, or hundredths of a second, have as many digits as a Unix time in the 2030s.
    private static readonly string[] Lookalikes = ["yyyyMMddHH", "yyyyMMddHHmmssff"];

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

        return LooksLikeDate(text) ? null
            : double.TryParse(
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
        ?? (
            LooksLikeDate(Convert.ToString(number, CultureInfo.InvariantCulture)!)
                ? null
                : FromUnix(Convert.ToDouble(number, CultureInfo.InvariantCulture))
        );

    private static bool LooksLikeDate(string text) =>
        text.Length is 10 or 16
        && (
            text.StartsWith("19", StringComparison.Ordinal)
            || text.StartsWith("20", StringComparison.Ordinal)
        )
        && DateTime.TryParseExact(
            text,
            Lookalikes,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );

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
        double? seconds = number switch
        {
            >= First and < Last => number,
            >= First * 1e3 and < Last * 1e3 => number / 1e3,
            >= First * 1e6 and < Last * 1e6 => number / 1e6,
            _ => null,
        };
        if (seconds is null)
        {
            return null;
        }

        var ticks = (long)Math.Round(seconds.Value * 1e6) * (TimeSpan.TicksPerMillisecond / 1000);
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
