namespace PostHog.ErrorTracking;

/// <summary>
/// Decides which exceptions the application wants reported, before anything else of them is read. Thread-safe.
/// </summary>
internal sealed class ExceptionFilter(
    IEnumerable<Type> ignored,
    Func<Exception, bool>? shouldReport,
    Action<Exception> onFailure
)
{
    private readonly Type[] _ignored = [.. ignored];

    /// <summary>Whether an error is to be reported; an aggregate is if one of its members is.</summary>
    public bool Passes(object error) =>
        (_ignored.Length == 0 && shouldReport is null)
        || error is not Exception thrown
        || Passes(ExceptionTree.Of(thrown), index: 0);

    private bool Passes(List<ExceptionNode> nodes, int index)
    {
        var error = nodes[index].Error;
        var members =
            error is AggregateException
                ? Enumerable
                    .Range(0, nodes.Count)
                    .Where(other => nodes[other].Parent == index)
                    .ToList()
                : [];
        return (
                members.Count == 0
                    ? index == 0 || !HasMembersElsewhere(error, nodes)
                    : members.Exists(member => Passes(nodes, member))
            ) && IsWanted(error);
    }

    // The list contains each object once: members missing here are checked where they are listed.
    private static bool HasMembersElsewhere(Exception error, List<ExceptionNode> nodes) =>
        error is AggregateException { InnerExceptions.Count: > 0 }
        && nodes.Count < ExceptionTree.MaxEntries;

    private bool IsWanted(Exception error)
    {
        if (Array.Exists(_ignored, type => type.IsInstanceOfType(error)))
        {
            return false;
        }

        try
        {
            return shouldReport?.Invoke(error) != false;
        }
        catch (Exception fault)
        {
            onFailure(fault);
            return true;
        }
    }
}
