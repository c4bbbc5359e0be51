namespace PostHog.Flags.Criteria;

// Facts: filters-are-joined-by-and.
/// <summary>
/// The cost of a criterion when nothing is remembered: the number of steps, and how deeply they nest.
/// </summary>
internal readonly record struct CriterionCost(int Steps, int Depth)
{
    /// <summary>A limit that keeps additions from overflowing.</summary>
    private const int Max = 1_000_000;

    public static CriterionCost One { get; } = new(1, 1);

    /// <summary>Returns the cost with another part.</summary>
    public CriterionCost With(CriterionCost part) =>
        new(Math.Min(Max, Steps + part.Steps), Math.Max(Depth, part.Depth + 1));
}
