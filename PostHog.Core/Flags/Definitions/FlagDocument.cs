namespace PostHog.Flags.Definitions;

// Facts: config-version, definitions-top-level.
/// <summary>
/// Everything one answer of <c>/flags/definitions</c> says, as one value that never changes: flags, cohorts and what they
/// are matched with always belong together.
/// </summary>
internal sealed class FlagDocument(
    string source,
    IReadOnlyList<FlagDefinition> flags,
    IReadOnlyDictionary<string, CohortNode> cohorts,
    IReadOnlyDictionary<int, string> groupTypes
)
{
    /// <summary>The JSON the document was read from; reading it again gives the same document.</summary>
    public string Source { get; } = source;

    /// <summary>The flags in the order of the feed, those that cannot be used among them.</summary>
    public IReadOnlyList<FlagDefinition> Flags { get; } = flags;

    /// <summary>Cohort id to what makes a member; a static or deleted cohort is absent.</summary>
    public IReadOnlyDictionary<string, CohortNode> Cohorts { get; } = cohorts;

    /// <summary>Group type index to the name of the group type.</summary>
    public IReadOnlyDictionary<int, string> GroupTypes { get; } = groupTypes;

    /// <summary>Whether the project allows shortened <c>$feature_flag_called</c> events; absent means no.</summary>
    public bool HasMinimalEvents { get; init; }

    /// <summary>
    /// Whether <c>exact</c> and <c>is_not</c> compare texts and nothing else, which <c>property_matching_version</c> 2
    /// selects. Anything else is the older rule, which looks for truth where the filter looks like a boolean.
    /// </summary>
    public bool MatchesExplicitly { get; init; }
}
