namespace PostHog.Flags.Matching.Dates;

// Facts: date-project-zone.
/// <summary>All instants that a date can mean if the project's time zone is not known.</summary>
internal readonly struct DateSpan
{
    private const int Hour = 3600;
    private const int FurthestBehind = -12 * Hour;
    private const int FurthestAhead = 14 * Hour;
    private const int Day = 24 * Hour;

    // The maximum clock change between two dates.
    private const int MaxChange = 2 * Hour;

    private readonly FlagInstant _first;
    private readonly FlagInstant _last;

    private DateSpan(in FlagInstant first, in FlagInstant last)
    {
        _first = first;
        _last = last;
    }

    /// <summary>Whether one date has the relation to the other in every zone. Both must be readable.</summary>
    public static Match Compare(
        DateRelation relation,
        in FlagDate property,
        in FlagDate filter,
        in FlagInstant now
    ) =>
        property.Kind == DateKind.Local && filter.Kind == DateKind.Local
            ? CompareWalls(relation, property.Instant, filter.Instant)
            : Of(property, now).Compare(relation, Of(filter, now));

    // Local times of the same zone: their order is that of the instants, unless the clocks change in between.
    private static Match CompareWalls(
        DateRelation relation,
        in FlagInstant left,
        in FlagInstant right
    )
    {
        var order = left.OrderTo(right);
        var isSure = order == 0 || Math.Abs(left.Seconds - right.Seconds) > MaxChange;
        return !isSure ? Match.Inconclusive
            : FlagDate.Holds(relation, order) ? Match.Yes
            : Match.No;
    }

    private static DateSpan Of(in FlagDate date, in FlagInstant now)
    {
        switch (date.Kind)
        {
            case DateKind.Instant:
                return new(date.Instant, date.Instant);
            case DateKind.Local:
                return new(date.Instant.Plus(-FurthestAhead), date.Instant.Plus(-FurthestBehind));
            case DateKind.SecondsAgo:
                var then = RelativeDate.From(now, date);
                return new(then.Plus(-MaxChange), then.Plus(MaxChange));
            default:
                return OfCalendar(date, now);
        }
    }

    // How far back months and years go depends on today's date, and two or three dates are current in the world at any
    // time.
    private static DateSpan OfCalendar(in FlagDate date, in FlagInstant now)
    {
        var first = Then(date, now, FurthestBehind);
        var last = first;
        foreach (var offset in new[] { FurthestBehind + Day, FurthestAhead })
        {
            var then = Then(date, now, offset);
            first = then.OrderTo(first) < 0 ? then : first;
            last = then.OrderTo(last) > 0 ? then : last;
        }

        return new(first.Plus(-MaxChange), last.Plus(MaxChange));
    }

    private static FlagInstant Then(in FlagDate date, in FlagInstant now, int offset) =>
        RelativeDate.From(now.Plus(offset), date).Plus(-offset);

    private Match Compare(DateRelation relation, in DateSpan other)
    {
        var earliest = _first.OrderTo(other._last);
        var latest = _last.OrderTo(other._first);
        return relation switch
        {
            DateRelation.Before => Decide(isSure: latest < 0, isRuledOut: earliest >= 0),
            DateRelation.After => Decide(isSure: earliest > 0, isRuledOut: latest <= 0),
            _ => Decide(earliest == 0 && latest == 0, latest < 0 || earliest > 0),
        };
    }

    private static Match Decide(bool isSure, bool isRuledOut) =>
        isSure ? Match.Yes
        : isRuledOut ? Match.No
        : Match.Inconclusive;
}
