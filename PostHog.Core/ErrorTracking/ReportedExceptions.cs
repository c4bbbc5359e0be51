using System.Runtime.CompilerServices;

namespace PostHog.ErrorTracking;

/// <summary>
/// Remembers which exception objects were reported, for as long as they live: what a handler reports and throws again is
/// not reported by the next one. Safe for use by many threads.
/// </summary>
internal sealed class ReportedExceptions
{
    private readonly ConditionalWeakTable<Exception, object> _marks = new();

    /// <summary>Marks an object as reported; false when it was before. A value that is not an exception can be reported often.</summary>
    public bool TryMark(object? error)
    {
        if (error is not Exception thrown)
        {
            return true;
        }

        var mark = new object();
        return ReferenceEquals(_marks.GetValue(thrown, _ => mark), mark);
    }

    /// <summary>Takes the mark away, because the report was refused.</summary>
    public void Unmark(object? error)
    {
        if (error is Exception thrown)
        {
            _marks.Remove(thrown);
        }
    }
}
