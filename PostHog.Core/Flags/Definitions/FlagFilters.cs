namespace PostHog.Flags.Definitions;

/// <summary>The part of a flag definition that decides its value.</summary>
internal sealed class FlagFilters
{
    public static readonly FlagFilters Empty = new();

    /// <summary>The conditions in stored order; the first match decides.</summary>
    public IReadOnlyList<ConditionDefinition> Conditions { get; init; } = [];

    public IReadOnlyList<VariantDefinition> Variants { get; init; } = [];

    /// <summary>The payloads as JSON text, by variant or <c>true</c>.</summary>
    public IReadOnlyDictionary<string, string> Payloads { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether a payload is not JSON, and so is ignored.</summary>
    public bool HasUnreadablePayload { get; init; }

    public Aggregation Aggregation { get; init; } = Aggregation.Person;

    public bool HasEarlyExit { get; init; }

    public HoldoutDefinition? Holdout { get; init; }

    /// <summary>Whether people enrol in the flag themselves, through a person property.</summary>
    public bool HasEnrolment { get; init; }
}
