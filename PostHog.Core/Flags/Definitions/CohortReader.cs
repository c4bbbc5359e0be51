using Newtonsoft.Json.Linq;

namespace PostHog.Flags.Definitions;

// Facts: cohort-groups, cohort-feed-contents.
/// <summary>Reads a cohort part by part. What is not understood stays one unreadable part.</summary>
internal static class CohortReader
{
    // The depth of a value is limited by its reader, and with it this recursion.
    public static CohortNode Read(JToken? token) =>
        token is not JObject row ? CohortNode.Unreadable
        : row["values"] is JArray values ? Group(row["type"], values)
        : Leaf(row);

    private static CohortNode Group(JToken? type, JArray values)
    {
        // An empty group may stand for "everybody", "nobody" or filters the server could not read: the feed writes
        // all three alike.
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
