namespace PostHog.Flags.Definitions;

/// <summary>One condition of a flag: the people it matches, the share of them that gets it, and their value.</summary>
internal sealed class ConditionDefinition
{
    public IReadOnlyList<FilterDefinition> Filters { get; init; } = [];

    /// <summary>The rollout in percent; 100 by default.</summary>
    public double Rollout { get; init; } = 100;

    /// <summary>The variant that everybody gets, if the flag declares it.</summary>
    public string? Variant { get; init; }

    /// <summary>
    /// The condition's own aggregation; null inherits the flag's. An explicit null in the definitions does not inherit.
    /// </summary>
    public Aggregation? Aggregation { get; init; }
}
