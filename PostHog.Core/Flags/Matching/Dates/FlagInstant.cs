namespace PostHog.Flags.Matching.Dates;

// Facts: date-project-zone, date-zone-gaps.
/// <summary>
/// An instant, or a local time without its zone, in seconds and nanoseconds since 1970. Its range is wider than that of
/// the platform's dates.
/// </summary>
internal readonly struct FlagInstant(long seconds, int nanoseconds)
{
    private const long SecondsToEpoch = 62_135_596_800;
    private const int NanosecondsInTick = 100;
    private const int SecondsInDay = 86_400;

    /// <summary>The whole seconds.</summary>
    public long Seconds { get; } = seconds;

    /// <summary>The nanoseconds in addition to the seconds; never negative.</summary>
    public int Nanoseconds { get; } = nanoseconds;

    /// <summary>Converts the platform's instant.</summary>
    public static FlagInstant Of(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks;
        var whole = ticks / TimeSpan.TicksPerSecond;
        var rest = (int)(ticks - (whole * TimeSpan.TicksPerSecond));
        return new(whole - SecondsToEpoch, rest * NanosecondsInTick);
    }

    /// <summary>Returns the midnight at the start of a day.</summary>
    public static FlagInstant Midnight(CivilDate date) => new(date.Days * SecondsInDay, 0);

    /// <summary>The day of the instant.</summary>
    public CivilDate Date => CivilDate.OfDays(Day);

    private long Day => (Seconds >= 0 ? Seconds : Seconds - (SecondsInDay - 1)) / SecondsInDay;

    /// <summary>Returns the instant this many seconds later.</summary>
    public FlagInstant Plus(long more) => new(Seconds + more, Nanoseconds);

    /// <summary>Returns the same time of day on another day.</summary>
    public FlagInstant On(CivilDate date) => Plus((date.Days - Day) * SecondsInDay);

    /// <summary>Compares two instants in time.</summary>
    public int OrderTo(in FlagInstant other)
    {
        var order = Seconds.CompareTo(other.Seconds);
        return order != 0 ? order : Nanoseconds.CompareTo(other.Nanoseconds);
    }

    /// <summary>
    /// Returns the instant as a date and time of unspecified kind, truncated to ticks; null outside the platform's
    /// years.
    /// </summary>
    public DateTime? ToDateTime()
    {
        var sinceYearOne = Seconds + SecondsToEpoch;
        return sinceYearOne < 0 || sinceYearOne >= DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond
            ? null
            : new DateTime(
                (sinceYearOne * TimeSpan.TicksPerSecond) + (Nanoseconds / NanosecondsInTick),
                DateTimeKind.Unspecified
            );
    }
}
