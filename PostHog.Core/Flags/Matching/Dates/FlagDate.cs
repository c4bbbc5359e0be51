using PostHog.Flags.Matching.Values;

namespace PostHog.Flags.Matching.Dates;

// Facts: date-filter-is-text, date-numbers, relative-date-in-property.
/// <summary>
/// A date as the server reads it: an instant, a local time in the project's time zone, or a time relative to now.
/// Immutable.
/// </summary>
internal readonly struct FlagDate(DateKind kind, FlagInstant instant)
{
    private const double NanosecondsInSecond = 1e9;

    // The range of years in the server's calendar.
    private static readonly long FirstSecond = FlagInstant.Midnight(new(-262_143, 1, 1)).Seconds;
    private static readonly long LastSecond = FlagInstant.Midnight(new(262_143, 1, 1)).Seconds - 1;

    /// <summary>Creates a date relative to now.</summary>
    /// <param name="kind">The kind, which sets the unit.</param>
    /// <param name="count">The number of units.</param>
    public FlagDate(DateKind kind, long count)
        : this(kind, new FlagInstant(count, 0)) { }

    /// <summary>The kind of date; unreadable by default.</summary>
    public DateKind Kind { get; } = kind;

    /// <summary>The instant or local time.</summary>
    public FlagInstant Instant { get; } = instant;

    /// <summary>How long ago the date is, in the unit of its kind.</summary>
    public long Count => Instant.Seconds;

    /// <summary>Reads the value of a filter.</summary>
    public static FlagDate OfFilter(string text) => DateText.Read(text);

    /// <summary>Reads the value of a property. Numbers, including those in strings, are Unix seconds.</summary>
    public static FlagDate OfProperty(in ServerValue value)
    {
        switch (value.Kind)
        {
            case ServerKind.Text:
                var text = value.Text!;
                return RustNumber.TryParse(text, out var written)
                    ? OfSeconds(written)
                    : DateText.Read(text);
            case ServerKind.Number:
                value.TryGetNumber(out var number);
                return OfSeconds(number);
            case ServerKind.Absent or ServerKind.Opaque:
                return new(DateKind.Unsupported, default(FlagInstant));
            default:
                return default;
        }
    }

    /// <summary>Whether the date of a property has the relation to the date of a filter.</summary>
    /// <param name="relation">The required relation.</param>
    /// <param name="property">The date of the property.</param>
    /// <param name="filter">The date of the filter.</param>
    /// <param name="now">The current time, for relative dates.</param>
    /// <param name="zone">The project's time zone; null if it is not known, which makes everything that depends on it
    /// inconclusive.</param>
    public static Match Compare(
        DateRelation relation,
        in FlagDate property,
        in FlagDate filter,
        DateTimeOffset now,
        TimeZoneInfo? zone
    )
    {
        if (property.Kind == DateKind.Unreadable || filter.Kind == DateKind.Unreadable)
        {
            return Match.No;
        }

        if (property.Kind == DateKind.Unsupported || filter.Kind == DateKind.Unsupported)
        {
            return Match.Inconclusive;
        }

        return zone is null
            ? CompareInAnyZone(relation, property, filter, now)
            : MatchLogic.Of(AreAs(relation, property, filter, now, zone));
    }

    private static bool AreAs(
        DateRelation relation,
        in FlagDate property,
        in FlagDate filter,
        DateTimeOffset now,
        TimeZoneInfo zone
    ) =>
        ProjectZone.Resolve(property, now, zone) is { } left
        && ProjectZone.Resolve(filter, now, zone) is { } right
        && Holds(relation, left.OrderTo(right));

    private static Match CompareInAnyZone(
        DateRelation relation,
        in FlagDate property,
        in FlagDate filter,
        DateTimeOffset now
    )
    {
        var match = DateSpan.Compare(relation, property, filter, FlagInstant.Of(now));
        return
            match == Match.Yes && (ZoneGaps.MayHold(property, now) || ZoneGaps.MayHold(filter, now))
            ? Match.Inconclusive
            : match;
    }

    /// <summary>Whether two instants in this order have the relation.</summary>
    public static bool Holds(DateRelation relation, int order) =>
        relation switch
        {
            DateRelation.Before => order < 0,
            DateRelation.After => order > 0,
            _ => order == 0,
        };

    // The server's rounding and limits: NaN counts as zero, and a fraction before 1970 is lost.
    private static FlagDate OfSeconds(double seconds)
    {
        if (double.IsNaN(seconds))
        {
            return new(DateKind.Instant, default(FlagInstant));
        }

        var whole = Math.Floor(seconds);
        if (whole < FirstSecond || whole > LastSecond)
        {
            return default;
        }

        var rest = Math.Round(seconds % 1.0 * NanosecondsInSecond, MidpointRounding.AwayFromZero);
        var isCarried = rest >= NanosecondsInSecond;
        if (isCarried && ((((long)whole % 60) + 60) % 60) != 59)
        {
            return default;
        }

        return new(DateKind.Instant, new FlagInstant((long)whole, (int)Math.Max(rest, 0)));
    }
}
