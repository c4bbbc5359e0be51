namespace PostHog.Mirror.Tasks;

/// <summary>
/// Compares what the two forms of a line call: the blocking form of a call has its name and its parameters, and is
/// declared where its async form is. Otherwise another overload has slipped in, which no compiler says.
/// </summary>
internal static class CallComparison
{
    /// <summary>Whom compilers call, one way or another, where nobody wrote a call.</summary>
    private static readonly HashSet<string> Implicit = new(StringComparer.Ordinal)
    {
        "Dispose",
        "GetEnumerator",
        "MoveNext",
        "get_Current",
        "Invoke",
    };

    /// <summary>
    /// The calls that mean something else, with the file, its line and both members; or null if no source is common.
    /// </summary>
    public static IReadOnlyList<(
        string File,
        int Line,
        MemberUse Async,
        MemberUse Blocking
    )>? Differences(CallReader async, CallReader blocking)
    {
        var documents = async.Documents();
        var theirs = blocking.Uses();
        var common = async.Uses().Where(mine => theirs.Contains(mine.Key)).ToList();
        return common.Count == 0
            ? null
            :
            [
                .. common.SelectMany(mine =>
                    Differences(mine, [.. theirs[mine.Key].Distinct()])
                        .Select(pair =>
                            (documents[mine.Key.Checksum], mine.Key.Line, pair.Mine, pair.Theirs)
                        )
                ),
            ];
    }

    private static IEnumerable<(MemberUse Mine, MemberUse Theirs)> Differences(
        IEnumerable<MemberUse> mine,
        IReadOnlyList<MemberUse> theirs
    ) =>
        mine.Where(IsWritten)
            .Distinct()
            .Where(use => !theirs.Any(use.IsTwin))
            .SelectMany(use =>
                theirs.Where(one => one.Name == use.Name).Take(1).Select(one => (use, one))
            );

    private static bool IsWritten(MemberUse use) =>
        !Implicit.Contains(use.Name)
        && !use.Type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
        && !use.Type.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal)
        // Operators of sequences are told apart by analyzers; texts are put together as the compiler likes.
        && use.Type is not ("System.Linq.AsyncEnumerable" or "System.String");
}
