using Newtonsoft.Json.Linq;

namespace PostHog.Flags.Definitions;

// Facts: cohort-groups, cohort-feed-contents.
/// <summary>Reads a cohort part by part. Anything not understood becomes one unreadable part.</summary>
internal static class CohortReader
{
    // The JSON reader limits the depth of a value, and so the depth of this recursion.
    public static CohortNode Read(JToken? token) =>
        token is not JObject row ? CohortNode.Unreadable
        : row["values"] is JArray values ? Group(row["type"], values)
        : Leaf(row);

    private static CohortNode Group(JToken? type, JArray values)
    {
        // An empty group can mean "everybody", "nobody" or filters that the server could not read: the definitions look
        // the same for all three.
        if (values.Count == 0 || (type as JValue)?.Value is not string how)
        {
            return CohortNode.Unreadable;
        }

        if (how is not ("AND" or "OR" or "property"))
        {
            return CohortNode.Unreadable;
        }

        return new CohortNode { NeedsAll = how != "OR", Parts = [.. values.Select(Read)] };
    }

    private static CohortNode Leaf(JObject row)
    {
        var fields = new Fields(row, []);
        var leaf = ConditionReader.Filter(fields);
        return leaf is null || fields.Faults.Count > 0
            ? CohortNode.Unreadable
            : new CohortNode { Leaf = leaf };
    }
}
