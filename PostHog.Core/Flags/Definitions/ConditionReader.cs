namespace PostHog.Flags.Definitions;

// Facts: condition-without-filters, condition-aggregation-three-states.
/// <summary>Reads one condition and its filters.</summary>
internal static class ConditionReader
{
    public static ConditionDefinition Read(Fields condition) =>
        new()
        {
            Filters = FilterReader.List(condition, "properties", Filter),
            Rollout = condition.Number("rollout_percentage") ?? 100,
            Variant = condition.Text("variant"),
            Aggregation = condition.Has("aggregation_group_type_index")
                ? FilterReader.AggregationOf(condition)
                : null,
        };

    /// <summary>Reads a filter. Returns null, and adds a fault, if it is not a filter.</summary>
    public static FilterDefinition? Filter(Fields filter)
    {
        if (KeyOf(filter) is not { } key)
        {
            filter.Faults.Add("a filter lacks its key");
            return null;
        }

        return new FilterDefinition(key)
        {
            Type = filter.Text("type"),
            Operator = filter.Text("operator"),
            Value = filter.Value("value"),
            GroupIndex = filter.Index("group_type_index"),
            IsNegated = filter.Flag("negation"),
            HasChain = !filter.Array("dependency_chain").IsEmpty,
        };
    }

    // The key of a cohort filter is always "id" and has no meaning.
    private static string? KeyOf(Fields filter) =>
        !filter.Has("key") && filter.Value("type") is "cohort" ? "id" : filter.Text("key");
}
