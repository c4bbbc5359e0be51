namespace PostHog.Flags.Matching.Dates;

// Facts: relative-date-grammar, relative-date-arithmetic.
/// <summary>Goes back from now by a relative date.</summary>
internal static class RelativeDate
{
    /// <summary>Returns the wall clock so long before this one.</summary>
    public static FlagInstant From(in FlagInstant wall, in FlagDate date) =>
        date.Kind switch
        {
            DateKind.SecondsAgo => wall.Plus(-date.Count),
            DateKind.MonthsAgo => wall.On(wall.Date.MonthsAgo((int)date.Count)),
            _ => wall.On(wall.Date.YearsAgo((int)date.Count)),
        };
}
