using System.Runtime.CompilerServices;
using PostHog.Diagnostics;

namespace PostHog.ErrorTracking;

/// <summary>
/// Decides which exceptions the application wants reported, before anything else of them is read. Thread-safe.
/// </summary>
internal sealed class ExceptionFilter(
    IEnumerable<Type> ignored,
    Func<Exception, bool>? shouldReport,
    Action<Exception> onFailure,
    Action onEndless
)
{
    // An aggregate with more members is reported without looking at the rest.
    private const int MaxMembers = 10_000;

    private readonly CallbackGuard _guard = new(CallbackDepth.MaxInnerDepth);
    private readonly Type[] _ignored = [.. ignored];

    /// <summary>Whether an error is to be reported; an aggregate is if one of its members is.</summary>
    public bool Passes(object error) =>
        (_ignored.Length == 0 && shouldReport is null)
        || error is not Exception thrown
        || (thrown is AggregateException many ? PassesMember(many) : IsWanted(thrown));

    private bool PassesMember(AggregateException outermost)
    {
        var seen = new HashSet<Exception>(ByReference.Instance) { outermost };
        var open = new Stack<Exception>();
        open.Push(outermost);
        while (open.Count > 0)
        {
            var error = open.Pop();
            if (!IsWanted(error))
            {
                continue;
            }

            if (!HasOthers(error, outermost) || seen.Count > MaxMembers)
            {
                return true;
            }

            PushNew(((AggregateException)error).InnerExceptions, seen, open);
        }

        return false;
    }

    // An aggregate without members, or with nothing but the outermost one, stands for itself.
    private static bool HasOthers(Exception error, AggregateException outermost) =>
        error is AggregateException many
        && many.InnerExceptions.Any(member => !ReferenceEquals(member, outermost));

    private static void PushNew(
        IReadOnlyList<Exception> members,
        HashSet<Exception> seen,
        Stack<Exception> open
    )
    {
        for (var index = members.Count - 1; index >= 0 && seen.Count <= MaxMembers; index--)
        {
            if (members[index] is { } member && seen.Add(member))
            {
                open.Push(member);
            }
        }
    }

    private bool IsWanted(Exception error)
    {
        if (Array.Exists(_ignored, type => type.IsInstanceOfType(error)))
        {
            return false;
        }

        return shouldReport is null || IsWantedBy(shouldReport, error);
    }

    // A function that keeps reporting exceptions is not asked again: what it reports is sent.
    private bool IsWantedBy(Func<Exception, bool> asked, Exception error)
    {
        using var frame = _guard.TryEnter();
        if (frame is null)
        {
            onEndless();
            return true;
        }

        try
        {
            return asked(error);
        }
        catch (Exception fault)
        {
            onFailure(fault);
            return true;
        }
    }

    // An exception may claim to equal another.
    private sealed class ByReference : IEqualityComparer<Exception>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(Exception? x, Exception? y) => ReferenceEquals(x, y);

        public int GetHashCode(Exception obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
