using PostHog.Diagnostics;

namespace PostHog.Capture;

// Facts: v1-known-bad-ids.
/// <summary>
/// Recognises distinct ids that are mistakes: constants, words such as <c>null</c>, the empty GUID. All users with one
/// of these ids become one person. Warns about each id once. Thread-safe.
/// </summary>
internal sealed class KnownBadIds(PostHogLog log)
{
    // Most ids have a length that none of these has, and are skipped at once.
    private static readonly ulong Lengths = LengthsOfAll();

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
        for (var index = 0; index < BadIdList.All.Length; index++)
        {
            if (string.Equals(BadIdList.All[index], distinctId, StringComparison.OrdinalIgnoreCase))
            {
                log.BadDistinctId(BadIdList.All[index]);
            }
        }
    }

    private static bool IsBlank(char letter) => letter <= ' ';

    private static ulong LengthsOfAll()
    {
        var mask = 0UL;
        foreach (var bad in BadIdList.All)
        {
            mask |= 1UL << bad.Length;
        }

        return mask;
    }
}
