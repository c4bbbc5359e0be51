namespace PostHog.Flags.Matching.Dates;

// Facts: relative-date-grammar, relative-date-arithmetic.
/// <summary>Subtracts a relative date from now.</summary>
internal static class RelativeDate
{
    /// <summary>Returns the local time that lies before this one by the relative date.</summary>
    public static FlagInstant From(in FlagInstant wall, in FlagDate date) =>
        date.Kind switch
        {
            DateKind.SecondsAgo => wall.Plus(-date.Count),
            DateKind.MonthsAgo => wall.On(wall.Date.MonthsAgo((int)date.Count)),
            _ => wall.On(wall.Date.YearsAgo((int)date.Count)),
        };
}
