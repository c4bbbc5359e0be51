namespace PostHog.Flags.Definitions;

/// <summary>One condition of a flag: who it is for, how many of them get it, and what they get.</summary>
internal sealed class ConditionDefinition
{
    public IReadOnlyList<FilterDefinition> Filters { get; init; } = [];

    /// <summary>Percent, 100 where the feed says nothing.</summary>
    public double Rollout { get; init; } = 100;

    /// <summary>The variant everybody gets, if the flag declares it.</summary>
    public string? Variant { get; init; }

    /// <summary>The condition's own aggregation; null inherits the flag's, which an explicit null in the feed does not.</summary>
    public Aggregation? Aggregation { get; init; }
}
