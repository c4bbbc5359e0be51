namespace PostHog.Flags.Criteria;

// Facts: filters-are-joined-by-and.
/// <summary>What a criterion costs when nothing is remembered: the steps it takes, and how deep they nest.</summary>
internal readonly record struct CriterionCost(int Steps, int Depth)
{
    /// <summary>Enough to never be reached by adding.</summary>
    private const int Most = 1_000_000;

    public static CriterionCost One { get; } = new(1, 1);

    /// <summary>The cost of a whole that is made of such parts.</summary>
    public static CriterionCost Of(IEnumerable<CriterionCost> parts)
    {
        var whole = One;
        foreach (var part in parts)
        {
            whole = new CriterionCost(
                Math.Min(Most, whole.Steps + part.Steps),
                Math.Max(whole.Depth, part.Depth + 1)
            );
        }

        return whole;
    }
}
