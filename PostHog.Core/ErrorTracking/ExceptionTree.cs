using System.Reflection;
using PostHog.Wire;

namespace PostHog.ErrorTracking;

// Facts: exception-tree, exception-member-budget.
/// <summary>
/// Lists an exception with its causes and members: parents before children, siblings in order, each object once, and
/// only as many as PostHog keeps. It ends for any structure, even a cycle.
/// </summary>
internal sealed class ExceptionTree
{
    /// <summary>The maximum number of exceptions that are listed.</summary>
    public const int MaxEntries = 50;

    // The maximum number of members that are read, of all aggregates together; causes do not count.
    private const int MaxMembers = 1000;

    private readonly List<ExceptionNode> _nodes = new(4);
    private readonly Stack<IEnumerator<ExceptionNode>> _open = new();
    private int _members = MaxMembers;

    private ExceptionTree() { }

    /// <summary>Returns the list; the given exception is the first.</summary>
    public static List<ExceptionNode> Of(Exception outermost)
    {
        var tree = new ExceptionTree();
        tree.Add(new(outermost, Parent: null, Source: null));
        while (tree._open.Count > 0 && tree._nodes.Count < MaxEntries)
        {
            if (!tree._open.Peek().MoveNext())
            {
                tree._open.Pop().Dispose();
            }
            else if (!tree.Holds(tree._open.Peek().Current.Error))
            {
                tree.Add(tree._open.Peek().Current);
            }
        }

        return tree._nodes;
    }

    /// <summary>
    /// Returns what an exception is about: for an aggregate that only wraps one exception, as the runtime creates it,
    /// that exception; otherwise the exception itself.
    /// </summary>
    public static Exception SubjectOf(Exception error)
    {
        for (var depth = 0; depth < MaxEntries; depth++)
        {
            if (
                error is not AggregateException { InnerExceptions: { Count: 1 } members }
                || error.GetType() != typeof(AggregateException)
                || ErrorText.MessageOf(error)
                    != ErrorText.MessageOf(new AggregateException(members[0]))
            )
            {
                break;
            }

            error = members[0];
        }

        return error;
    }

    private void Add(ExceptionNode node)
    {
        _nodes.Add(node);
        _open.Push(ChildrenOf(node.Error, _nodes.Count - 1).GetEnumerator());
    }

    private IEnumerable<ExceptionNode> ChildrenOf(Exception error, int parent)
    {
        if (error is AggregateException many)
        {
            return MembersOf(many.InnerExceptions, parent);
        }

        IEnumerable<ExceptionNode> causes = error.InnerException is { } cause
            ? [new(cause, parent, ExceptionNames.Cause)]
            : [];
        return error is ReflectionTypeLoadException types
            ? causes.Concat(MembersOf(types.LoaderExceptions ?? [], parent))
            : causes;
    }

    private IEnumerable<ExceptionNode> MembersOf(IReadOnlyList<Exception?> members, int parent)
    {
        for (var index = 0; index < members.Count && _members > 0; index++)
        {
            _members--;
            if (members[index] is { } member)
            {
                yield return new(member, parent, ExceptionNames.Member);
            }
        }
    }

    // By identity, because an exception may claim to equal another.
    private bool Holds(Exception error)
    {
        foreach (var node in _nodes)
        {
            if (ReferenceEquals(node.Error, error))
            {
                return true;
            }
        }

        return false;
    }
}
