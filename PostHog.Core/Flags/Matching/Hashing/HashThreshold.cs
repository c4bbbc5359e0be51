namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-of-empty-identifier, rollout-comparison.
/// <summary>
/// Converts the server's comparisons of shares to exact comparisons of integer hashes: a hash is included if and only
/// if it is below the threshold.
/// </summary>
internal static class HashThreshold
{
    /// <summary>
    /// Returns the number of hashes with a share of at most this one: the rule for rollouts and holdouts.
    /// </summary>
    public static ulong AtMost(double share) =>
        // Most conditions are for everybody: no share is above one.
        share >= 1
            ? FlagHash.Count
            : First(share, isIncluded: true);

    /// <summary>Returns the number of hashes with a share below this one: the rule for variants.</summary>
    public static ulong Below(double share) => First(share, isIncluded: false);

    private static ulong First(double share, bool isIncluded)
    {
        ulong low = 0;
        var high = FlagHash.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var value = FlagHash.Share(middle);
            if (isIncluded ? value <= share : value < share)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
