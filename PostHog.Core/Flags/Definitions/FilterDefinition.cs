using Newtonsoft.Json.Linq;

namespace PostHog.Flags.Definitions;

/// <summary>One filter of a condition, or one leaf of a cohort.</summary>
internal sealed class FilterDefinition(string key)
{
    /// <summary>The property, or the flag that is asked.</summary>
    public string Key { get; } = key;

    /// <summary>Such as <c>person</c>; null where the feed says nothing.</summary>
    public string? Type { get; init; }

    /// <summary>Null where the feed says nothing, which is not the same for all types of filter.</summary>
    public string? Operator { get; init; }

    /// <summary>The value as it stands in the feed; null also for an explicit null.</summary>
    public JToken? Value { get; init; }

    public int? GroupIndex { get; init; }

    /// <summary>Whether the outcome is turned around, which counts in cohorts alone.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether a filter on another flag names the flags it rests upon; the server leaves a broken chain empty.</summary>
    public bool HasChain { get; init; }
}
