namespace PostHog.Flags.Compilation;

// Facts: order-missing-dependency, dependency-context, definitions-dependency-keys.
/// <summary>Sorts items, known by their indexes, so that each comes after its dependencies.</summary>
internal sealed class DependencyOrder
{
    private DependencyOrder(List<int> sorted, List<int> circular)
    {
        Sorted = sorted;
        Circular = circular;
    }

    public List<int> Sorted { get; }

    /// <summary>
    /// The items that depend on themselves, directly or indirectly, and the items that depend on such items.
    /// </summary>
    public List<int> Circular { get; }

    /// <summary>Sorts the items.</summary>
    /// <param name="references">The items that each depends on. A duplicate counts once.</param>
    public static DependencyOrder Of(IReadOnlyList<int[]> references)
    {
        var missing = new int[references.Count];
        var dependents = new List<int>?[references.Count];
        for (var item = 0; item < missing.Length; item++)
        {
            foreach (var target in references[item])
            {
                var known = dependents[target] ??= [];
                if (known.Count == 0 || known[known.Count - 1] != item)
                {
                    missing[item]++;
                    known.Add(item);
                }
            }
        }

        return Sort(missing, dependents);
    }

    private static DependencyOrder Sort(int[] missing, List<int>?[] dependents)
    {
        var sorted = new List<int>(missing.Length);
        for (var item = 0; item < missing.Length; item++)
        {
            if (missing[item] == 0)
            {
                sorted.Add(item);
            }
        }

        for (var next = 0; next < sorted.Count; next++)
        {
            foreach (var dependent in dependents[sorted[next]] ?? [])
            {
                if (--missing[dependent] == 0)
                {
                    sorted.Add(dependent);
                }
            }
        }

        var circular = new List<int>();
        for (var item = 0; item < missing.Length; item++)
        {
            if (missing[item] > 0)
            {
                circular.Add(item);
            }
        }

        return new(sorted, circular);
    }
}
