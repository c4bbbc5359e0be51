namespace PostHog.Flags.Definitions;

// Facts: config-version, definitions-top-level.
/// <summary>
/// Everything in one response of <c>/flags/definitions</c>, so that flags, cohorts and the matching rules always belong
/// together. Immutable.
/// </summary>
internal sealed class FlagDocument(
    IReadOnlyList<FlagDefinition> flags,
    IReadOnlyDictionary<string, CohortNode> cohorts,
    IReadOnlyDictionary<int, string> groupTypes
)
{
    /// <summary>The flags in the order of the definitions, including unusable ones.</summary>
    public IReadOnlyList<FlagDefinition> Flags { get; } = flags;

    /// <summary>The definition of each cohort, by cohort id; a static or deleted cohort is absent.</summary>
    public IReadOnlyDictionary<string, CohortNode> Cohorts { get; } = cohorts;

    /// <summary>The name of each group type, by index.</summary>
    public IReadOnlyDictionary<int, string> GroupTypes { get; } = groupTypes;

    /// <summary>Whether the project allows minimal <c>$feature_flag_called</c> events; absent means no.</summary>
    public bool HasMinimalEvents { get; init; }

    /// <summary>
    /// Whether <c>exact</c> and <c>is_not</c> compare only text, which <c>property_matching_version</c> 2 selects. Any
    /// other version selects the older rule, which compares as booleans if the filter looks like a boolean.
    /// </summary>
    public bool MatchesExplicitly { get; init; }
}
