namespace PostHog.Flags.Compilation;

// Facts: order-missing-dependency, dependency-context, definitions-dependency-keys.
/// <summary>Sorts keys so that each key comes after its dependencies.</summary>
internal sealed class DependencyOrder
{
    private DependencyOrder(List<string> sorted, List<string> circular)
    {
        Sorted = sorted;
        Circular = circular;
    }

    public List<string> Sorted { get; }

    /// <summary>
    /// The keys that depend on themselves, directly or indirectly, and the keys that depend on such keys.
    /// </summary>
    public List<string> Circular { get; }

    /// <summary>Sorts the keys. References to other keys are ignored.</summary>
    public static DependencyOrder Of(
        IEnumerable<string> keys,
        Func<string, IEnumerable<string>> references
    )
    {
        var all = keys.ToList();
        var missing = all.ToDictionary(key => key, _ => 0, StringComparer.Ordinal);
        var dependents = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var key in all)
        {
            foreach (var target in references(key).Distinct(StringComparer.Ordinal))
            {
                if (missing.ContainsKey(target))
                {
                    missing[key]++;
                    ListFor(target, dependents).Add(key);
                }
            }
        }

        return Sort(all, missing, dependents);
    }

    private static DependencyOrder Sort(
        List<string> all,
        Dictionary<string, int> missing,
        Dictionary<string, List<string>> dependents
    )
    {
        var sorted = all.Where(key => missing[key] == 0).ToList();
        for (var next = 0; next < sorted.Count; next++)
        {
            foreach (var dependent in ListFor(sorted[next], dependents))
            {
                if (--missing[dependent] == 0)
                {
                    sorted.Add(dependent);
                }
            }
        }

        return new(sorted, [.. all.Where(key => missing[key] > 0)]);
    }

    private static List<string> ListFor(string key, Dictionary<string, List<string>> dependents)
    {
        if (!dependents.TryGetValue(key, out var list))
        {
            dependents[key] = list = [];
        }

        return list;
    }
}
