using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: cohort-groups, cohort-depth, cohort-feed-contents.
/// <summary>Reads a cohort part by part. Anything not understood becomes one unreadable part.</summary>
internal static class CohortReader
{
    // The server refuses a deeper cohort: its outermost group may contain 64 levels of groups.
    private const int MaxDepth = 65;

    public static CohortNode Read(JsonValue value) => Read(value, depth: 0);

    private static CohortNode Read(JsonValue value, int depth) =>
        !value.IsObject || depth > MaxDepth ? CohortNode.Unreadable
        : value.Member("values") is { IsArray: true } values
            ? Group(value.Member("type").Text, values, depth + 1)
        : Leaf(value);

    private static CohortNode Group(string? type, JsonValue values, int depth)
    {
        // An empty group can mean "everybody", "nobody" or filters that the server could not read: the definitions look
        // the same for all three.
        if (values.IsEmpty || type is not ("AND" or "OR" or "property"))
        {
            return CohortNode.Unreadable;
        }

        var parts = new List<CohortNode>();
        foreach (var part in values)
        {
            parts.Add(Read(part, depth));
        }

        return new CohortNode { NeedsAll = type != "OR", Parts = parts };
    }

    private static CohortNode Leaf(JsonValue row)
    {
        var fields = new Fields(row, []);
        var leaf = ConditionReader.Filter(fields);
        return leaf is null || fields.Faults.Count > 0
            ? CohortNode.Unreadable
            : new CohortNode { Leaf = leaf };
    }
}
