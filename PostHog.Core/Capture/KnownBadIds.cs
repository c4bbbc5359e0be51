using PostHog.Diagnostics;

namespace PostHog.Capture;

// Facts: v1-known-bad-ids.
/// <summary>
/// Recognises distinct ids that are mistakes: constants, words such as <c>null</c>, the empty GUID. All users with one
/// of these ids become one person. Warns about each id once. Thread-safe.
/// </summary>
internal sealed class KnownBadIds(PostHogLog log)
{
    private static readonly string[] All =
    [
        "0",
        "id",
        "[]",
        "{}",
        "nil",
        "nan",
        "null",
        "none",
        "true",
        "guest",
        "email",
        "false",
        "unknown",
        "anonymous",
        "undefined",
        "distinctid",
        "distinct_id",
        "[object object]",
        "not_authenticated",
        "00000000-0000-0000-0000-000000000000",
    ];

    // Most ids have a length that none of these has, and are skipped at once.
    private static readonly ulong Lengths = All.Aggregate(
        0UL,
        (mask, bad) => mask | (1UL << bad.Length)
    );

    /// <summary>Warns about an id if it is one of these and was not seen before.</summary>
    public void Notice(string distinctId)
    {
        if (
            distinctId.Length > 0
            && (IsBlank(distinctId[0]) || IsBlank(distinctId[distinctId.Length - 1]))
        )
        {
            distinctId = distinctId.Trim();
        }

        if (distinctId.Length < 64 && (Lengths & (1UL << distinctId.Length)) != 0)
        {
            Compare(distinctId);
        }
    }

    private void Compare(string distinctId)
    {
        for (var index = 0; index < All.Length; index++)
        {
            if (string.Equals(All[index], distinctId, StringComparison.OrdinalIgnoreCase))
            {
                log.BadDistinctId(All[index]);
            }
        }
    }

    private static bool IsBlank(char letter) => letter <= ' ';
}
