namespace PostHog.Conventions.Layers;

/// <summary>
/// Which layers may use which others. A layer is a folder with its files, without its sub-folders, which are layers of their
/// own.
/// </summary>
/// <param name="allowed">Each layer with exactly those it uses.</param>
internal sealed class Layering(IReadOnlyDictionary<string, string[]> allowed)
{
    /// <summary>Returns what is wrong with the uses that were found; nothing when they are those of the table.</summary>
    public IEnumerable<string> Faults(IEnumerable<(string From, string To)> found)
    {
        var edges = found.Where(edge => edge.From != edge.To && edge.To != "").ToHashSet();
        foreach (var (from, to) in edges.Order())
        {
            if (!allowed.TryGetValue(from, out var uses))
            {
                yield return $"{from} is not in the table";
            }
            else if (!uses.Contains(to))
            {
                yield return $"{from} uses {to}";
            }
        }

        foreach (var (from, uses) in allowed)
        {
            foreach (var to in uses.Where(to => !edges.Contains((from, to))))
            {
                yield return $"{from} no longer uses {to}";
            }
        }
    }

    /// <summary>Returns the layers that depend on each other, directly or indirectly.</summary>
    public IEnumerable<string> Circles() =>
        allowed.Keys.Where(layer => Reach(layer).Contains(layer));

    private HashSet<string> Reach(string layer)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(allowed[layer]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next) && allowed.TryGetValue(next, out var uses))
            {
                foreach (var use in uses)
                {
                    open.Push(use);
                }
            }
        }

        return reached;
    }
}
