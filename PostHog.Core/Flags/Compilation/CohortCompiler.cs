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

        int[][] references =
        [
            .. ids.Select(id =>
                References(cohorts[id])
                    .Where(places.ContainsKey)
                    .Select(target => places[target])
                    .ToArray()
            ),
        ];
        var order = DependencyOrder.Of(references);
        foreach (var id in order.Sorted.Select(place => ids[place]))
        {
            var isBroken = References(cohorts[id]).Any(criteria.IsBroken);
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

        foreach (var id in order.Circular.Select(place => ids[place]))
        {
            var circular = criteria.Table.Inconclusive("a cohort depends on itself");
            criteria.Add(id, circular, isBroken: true);
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

        Criterion[] compiled =
        [
            .. parts.Select(part => Node(part, criteria)).OrderBy(part => part.Cost.Steps),
        ];
        // Groups with one member are common: PostHog's own editor creates them.
        return compiled.Length == 1 ? compiled[0] : criteria.Table.Group(compiled, node.NeedsAll);
    }

    private static IEnumerable<string> References(CohortNode node)
    {
        if (node.Leaf is { Type: "cohort" } leaf)
        {
            return CriterionCompiler.CohortId(leaf) is { } id ? [id] : [];
        }

        return node.Parts?.SelectMany(References) ?? [];
    }
}
