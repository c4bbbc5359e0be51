namespace PostHog.Flags.Definitions;

/// <summary>What decides the value of a flag.</summary>
internal sealed class FlagFilters
{
    public static readonly FlagFilters Empty = new();

    /// <summary>The conditions in stored order; the first that matches decides.</summary>
    public IReadOnlyList<ConditionDefinition> Conditions { get; init; } = [];

    public IReadOnlyList<VariantDefinition> Variants { get; init; } = [];

    /// <summary>Variant, or <c>true</c>, to its payload as JSON text.</summary>
    public IReadOnlyDictionary<string, string> Payloads { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether there is a payload that is no JSON, and so none.</summary>
    public bool HasUnreadablePayload { get; init; }

    public Aggregation Aggregation { get; init; } = Aggregation.Person;

    public bool HasEarlyExit { get; init; }

    public HoldoutDefinition? Holdout { get; init; }

    /// <summary>Whether people enrol for the flag themselves, by a person property.</summary>
    public bool HasEnrolment { get; init; }
}
