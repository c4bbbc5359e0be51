using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: cohort-groups, cohort-depth, cohort-feed-contents.
/// <summary>Reads a cohort part by part. Anything not understood becomes one unreadable part.</summary>
internal static class CohortReader
{
    // The server refuses a deeper cohort: its outermost group may contain 64 levels of groups.
    private const int MaxDepth = 65;

    public static CohortNode Read(object? token) => Read(token, depth: 0);

    private static CohortNode Read(object? token, int depth) =>
        token is not JsonObject row || depth > MaxDepth ? CohortNode.Unreadable
        : row.ValueOf("values") is object?[] values ? Group(row.ValueOf("type"), values, depth + 1)
        : Leaf(row);

    private static CohortNode Group(object? type, object?[] values, int depth)
    {
        // An empty group can mean "everybody", "nobody" or filters that the server could not read: the definitions look
        // the same for all three.
        if (values.Length == 0 || type is not string how)
        {
            return CohortNode.Unreadable;
        }

        if (how is not ("AND" or "OR" or "property"))
        {
            return CohortNode.Unreadable;
        }

        return new CohortNode
        {
            NeedsAll = how != "OR",
            Parts = [.. values.Select(part => Read(part, depth))],
        };
    }

    private static CohortNode Leaf(JsonObject row)
    {
        var fields = new Fields(row, []);
        var leaf = ConditionReader.Filter(fields);
        return leaf is null || fields.Faults.Count > 0
            ? CohortNode.Unreadable
            : new CohortNode { Leaf = leaf };
    }
}
