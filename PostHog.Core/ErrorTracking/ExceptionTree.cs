using System.Reflection;
using PostHog.Wire;

namespace PostHog.ErrorTracking;

// Facts: exception-tree, exception-member-budget.
/// <summary>
/// Lists an exception with its causes and members: parents before children, siblings in order, each object once, and no
/// more than PostHog keeps. It ends for any shape, a cycle included.
/// </summary>
internal static class ExceptionTree
{
    /// <summary>More are not listed.</summary>
    public const int MostEntries = 50;

    /// <summary>Returns the list; the given exception is the first.</summary>
    public static List<ExceptionNode> Of(Exception outermost)
    {
        var nodes = new List<ExceptionNode>(4);
        var waiting = new Stack<ExceptionNode>([new(outermost, Parent: null, Source: null)]);
        while (waiting.Count > 0 && nodes.Count < MostEntries)
        {
            var next = waiting.Pop();
            if (!Holds(nodes, next.Error))
            {
                nodes.Add(next);
                PushChildren(next.Error, nodes.Count - 1, nodes, waiting);
            }
        }

        return nodes;
    }

    private static void PushChildren(
        Exception error,
        int parent,
        List<ExceptionNode> nodes,
        Stack<ExceptionNode> waiting
    )
    {
        var children = ChildrenOf(error)
            .Where(child => child.Error is not null && !Holds(nodes, child.Error))
            .Take(MostEntries)
            .Select(child => new ExceptionNode(child.Error!, parent, child.Source));
        foreach (var child in children.Reverse())
        {
            waiting.Push(child);
        }
    }

    private static IEnumerable<(Exception? Error, string Source)> ChildrenOf(Exception error) =>
        error switch
        {
            AggregateException many => many.InnerExceptions.Select(Member),
            ReflectionTypeLoadException types => types
                .LoaderExceptions.Select(Member)
                .Prepend((types.InnerException, ExceptionNames.Cause)),
            { InnerException: { } cause } => [(cause, ExceptionNames.Cause)],
            _ => [],
        };

    private static (Exception? Error, string Source) Member(Exception? error) =>
        (error, ExceptionNames.Member);

    // By identity: an exception may say that it equals another.
    private static bool Holds(List<ExceptionNode> nodes, Exception error)
    {
        foreach (var node in nodes)
        {
            if (ReferenceEquals(node.Error, error))
            {
                return true;
            }
        }

        return false;
    }
}
