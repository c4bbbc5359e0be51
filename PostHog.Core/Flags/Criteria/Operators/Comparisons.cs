namespace PostHog.Flags.Criteria.Operators;

// Facts: number-reading.
/// <summary>Reads the result of a comparison.</summary>
internal static class Comparisons
{
    /// <summary>Whether the result of a comparison, negative for "smaller", satisfies the relation.</summary>
    public static bool Fits(this Comparison order, int comparison) =>
        order switch
        {
            Comparison.Equal => comparison == 0,
            Comparison.NotEqual => comparison != 0,
            Comparison.Above => comparison > 0,
            Comparison.AtLeast => comparison >= 0,
            Comparison.Below => comparison < 0,
            _ => comparison <= 0,
        };
}
