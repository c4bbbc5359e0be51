using PostHog.Flags.Criteria;
using PostHog.Flags.Definitions;

namespace PostHog.Flags.Compilation;

// Facts: cohort-operators, cohort-groups, cohort-depth, cohort-leaf-negation, cohort-static-and-unreadable.
/// <summary>Compiles all cohorts, dependencies first. Cohorts that depend on themselves stay inconclusive.</summary>
internal static class CohortCompiler
{
    // The reader limits the depth of a single cohort. With other cohorts inside, one may be deeper: the server evaluates
    // those first, but here they nest. A group with one member, and so a chain of such cohorts, does not.
    private const int MaxDepth = 66;

    public static void Compile(
        IReadOnlyDictionary<string, CohortNode> cohorts,
        CriterionCompiler criteria
    )
    {
        string[] ids = [.. cohorts.Keys];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < ids.Length; place++)
        {
            places.Add(ids[place], place);
        }

        var references = new int[ids.Length][];
        for (var place = 0; place < ids.Length; place++)
        {
            references[place] = Places(References(cohorts[ids[place]]), places);
        }

        var order = DependencyOrder.Of(references);
        foreach (var place in order.Sorted)
        {
            var id = ids[place];
            var isBroken = References(cohorts[id]).Exists(criteria.IsBroken);
            var criterion = Node(cohorts[id], criteria);
            var limit =
                criterion.Cost.Depth > MaxDepth ? "a cohort is nested too deeply" : criterion.Limit;
            // A part that is not understood can decide the whole cohort.
            criteria.Add(
                id,
                limit is null ? criterion : criteria.Table.Inconclusive(limit),
                isBroken
            );
        }

        foreach (var place in order.Circular)
        {
            var circular = criteria.Table.Inconclusive("a cohort depends on itself");
            criteria.Add(ids[place], circular, isBroken: true);
        }
    }

    private static Criterion Node(CohortNode node, CriterionCompiler criteria)
    {
        if (node.Leaf is { } leaf)
        {
            return criteria.OfLeaf(leaf);
        }

        if (node.Parts is not { } parts)
        {
            return criteria.Table.Inconclusive(
                "a cohort, or a part of one, is empty or not supported"
            );
        }

        var compiled = new Criterion[parts.Count];
        for (var index = 0; index < compiled.Length; index++)
        {
            compiled[index] = Node(parts[index], criteria);
        }

        Criterion.Sort(compiled);
        // Groups with one member are common: PostHog's own editor creates them.
        return compiled.Length == 1 ? compiled[0] : criteria.Table.Group(compiled, node.NeedsAll);
    }

    // A cohort that is not part of the definitions has no place.
    private static int[] Places(List<string> ids, Dictionary<string, int> places)
    {
        var known = new List<int>(ids.Count);
        foreach (var id in ids)
        {
            if (places.TryGetValue(id, out var place))
            {
                known.Add(place);
            }
        }

        return [.. known];
    }

    private static List<string> References(CohortNode node)
    {
        var ids = new List<string>();
        AddReferences(node, ids);
        return ids;
    }

    private static void AddReferences(CohortNode node, List<string> ids)
    {
        if (node.Leaf is { Type: "cohort" } leaf && CriterionCompiler.CohortId(leaf) is { } id)
        {
            ids.Add(id);
        }

        foreach (var part in node.Parts ?? [])
        {
            AddReferences(part, ids);
        }
    }
}
