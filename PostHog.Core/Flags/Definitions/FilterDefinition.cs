namespace PostHog.Flags.Definitions;

/// <summary>One filter of a condition, or one leaf of a cohort.</summary>
internal sealed class FilterDefinition(string key)
{
    /// <summary>The type of a filter on another flag.</summary>
    public const string OnFlag = "flag";

    /// <summary>The key of the property, or of the flag that the filter depends on.</summary>
    public string Key { get; } = key;

    /// <summary>The type, such as <c>person</c>; null if the definitions have none.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// The operator; null if the definitions have none, which has a different meaning for each type of filter.
    /// </summary>
    public string? Operator { get; init; }

    /// <summary>The value as in the definitions; null also for an explicit null.</summary>
    public object? Value { get; init; }

    public int? GroupIndex { get; init; }

    /// <summary>Whether the result is negated; only cohorts use this.</summary>
    public bool IsNegated { get; init; }

    /// <summary>
    /// Whether a filter on another flag lists the flags that it depends on. The server leaves a broken chain empty.
    /// </summary>
    public bool HasChain { get; init; }
}
