namespace PostHog.Flags.Matching.Dates;

// Facts: date-formats.
/// <summary>What was found where a date was looked for.</summary>
internal enum DateKind : byte
{
    /// <summary>Nothing that the server takes for a date: no match.</summary>
    Unreadable,

    /// <summary>Something that the server may take for a date: inconclusive.</summary>
    Unsupported,

    /// <summary>An instant.</summary>
    Instant,

    /// <summary>A wall clock in the project's time zone.</summary>
    Local,

    /// <summary>So many hours, days or weeks before now.</summary>
    SecondsAgo,

    /// <summary>So many months before now.</summary>
    MonthsAgo,

    /// <summary>So many years before now.</summary>
    YearsAgo,
}
