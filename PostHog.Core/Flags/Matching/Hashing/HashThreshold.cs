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
    public static ulong AtMost(double share) => First(hash => !(FlagHash.Share(hash) <= share));

    /// <summary>Returns the number of hashes with a share below this one: the rule for variants.</summary>
    public static ulong Below(double share) => First(hash => !(FlagHash.Share(hash) < share));

    private static ulong First(Func<ulong, bool> isOutside)
    {
        ulong low = 0;
        var high = FlagHash.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (isOutside(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
