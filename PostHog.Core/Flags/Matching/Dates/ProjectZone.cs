namespace PostHog.Flags.Matching.Dates;

// Facts: date-project-zone, date-zone-gaps.
/// <summary>Converts dates to instants in a known time zone, as the server does.</summary>
internal static class ProjectZone
{
    /// <summary>Returns the instant of a readable date; null if the zone's clocks skip it.</summary>
    public static FlagInstant? Resolve(in FlagDate date, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (date.Kind == DateKind.Instant)
        {
            return date.Instant;
        }

        if (date.Kind == DateKind.Local)
        {
            return ToInstant(date.Instant, zone);
        }

        var offset = (long)zone.GetUtcOffset(now).TotalSeconds;
        return ToInstant(RelativeDate.From(FlagInstant.Of(now).Plus(offset), date), zone);
    }

    private static FlagInstant? ToInstant(in FlagInstant wall, TimeZoneInfo zone)
    {
        if (wall.ToDateTime() is not { } clock)
        {
            return wall.Plus(-(long)zone.BaseUtcOffset.TotalSeconds);
        }

        if (zone.IsInvalidTime(clock))
        {
            return null;
        }

        // An ambiguous time means the earlier instant, whose offset is larger.
        var offset = zone.IsAmbiguousTime(clock)
            ? zone.GetAmbiguousTimeOffsets(clock).Max()
            : zone.GetUtcOffset(clock);
        return wall.Plus(-(long)offset.TotalSeconds);
    }
}
