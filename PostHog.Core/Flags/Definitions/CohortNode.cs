namespace PostHog.Flags.Definitions;

// Facts: cohort-groups.
/// <summary>A cohort or part of one: a group of parts, a leaf, or something that is not understood.</summary>
internal sealed class CohortNode
{
    /// <summary>A part that is not understood, and so is neither true nor false.</summary>
    public static readonly CohortNode Unreadable = new();

    /// <summary>The filter of a leaf.</summary>
    public FilterDefinition? Leaf { get; init; }

    /// <summary>The parts of a group; null for a leaf.</summary>
    public IReadOnlyList<CohortNode>? Parts { get; init; }

    /// <summary>Whether every part must hold, rather than at least one.</summary>
    public bool NeedsAll { get; init; }
}
