using System.Runtime.CompilerServices;

namespace PostHog.ErrorTracking;

/// <summary>
/// Remembers for a minute which exception objects were reported for which person. An exception that a handler reports
/// and throws again is not reported by the next handler, neither itself nor as the cause of another. A cached object
/// that fails again later is reported again. Thread-safe.
/// </summary>
internal sealed class ReportedExceptions
{
    /// <summary>How long an exception may take on its way up.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly ConditionalWeakTable<Exception, ReportTimes> _reports = new();

    /// <summary>
    /// Marks an object as reported; false if it already was. A value that is not an exception can always be reported.
    /// </summary>
    /// <param name="error">What is to be reported.</param>
    /// <param name="distinctId">The person it happened to; empty for none. Null if unknown: any report then
    /// counts.</param>
    /// <param name="now">The monotonic time.</param>
    public bool TryMark(object? error, string? distinctId, TimeSpan now) =>
        error is not Exception thrown
        || (
            !AreCausesReported(thrown, distinctId, now)
            && _reports
                .GetOrCreateValue(ExceptionTree.SubjectOf(thrown))
                .TryAdd(distinctId, now, Window)
        );

    /// <summary>Removes the mark, because the report was dropped.</summary>
    public void Unmark(object? error, string? distinctId)
    {
        if (
            error is Exception thrown
            && _reports.TryGetValue(ExceptionTree.SubjectOf(thrown), out var times)
        )
        {
            times.Remove(distinctId);
        }
    }

    // Wrapping a reported exception makes no new failure. An aggregate is new if one of its members was not reported.
    private bool AreCausesReported(Exception error, string? distinctId, TimeSpan now)
    {
        var nodes = ExceptionTree.Of(error);
        if (nodes.Count is 1 or ExceptionTree.MaxEntries)
        {
            return false;
        }

        var areChildrenReported = Enumerable.Repeat(true, nodes.Count).ToArray();
        for (var index = nodes.Count - 1; index > 0; index--)
        {
            var hasChildren = index + 1 < nodes.Count && nodes[index + 1].Parent == index;
            areChildrenReported[nodes[index].Parent!.Value] &=
                (hasChildren && areChildrenReported[index])
                || IsReported(nodes[index].Error, distinctId, now);
        }

        return areChildrenReported[0];
    }

    private bool IsReported(Exception error, string? distinctId, TimeSpan now) =>
        _reports.TryGetValue(error, out var times) && times.Has(distinctId, now, Window);
}
