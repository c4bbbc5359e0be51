namespace PostHog.Flags.Matching.Dates;

// Facts: date-formats.
/// <summary>What was found where a date was expected.</summary>
internal enum DateKind : byte
{
    /// <summary>Nothing that the server reads as a date: no match.</summary>
    Unreadable,

    /// <summary>Something that the server may read as a date: inconclusive.</summary>
    Unsupported,

    /// <summary>An instant.</summary>
    Instant,

    /// <summary>A local time in the project's time zone.</summary>
    Local,

    /// <summary>A number of hours, days or weeks before now.</summary>
    SecondsAgo,

    /// <summary>A number of months before now.</summary>
    MonthsAgo,

    /// <summary>A number of years before now.</summary>
    YearsAgo,
}
