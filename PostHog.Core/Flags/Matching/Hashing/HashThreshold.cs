namespace PostHog.Flags.Matching.Hashing;

// Facts: hash-of-empty-identifier, rollout-comparison.
/// <summary>
/// Turns the server's comparisons of shares into comparisons of whole hashes, bit for bit: a hash is inside exactly when it
/// is below the threshold.
/// </summary>
internal static class HashThreshold
{
    /// <summary>Returns how many hashes have a share of at most this: the rule of rollouts and holdouts.</summary>
    public static ulong AtMost(double share) => First(hash => !(FlagHash.Share(hash) <= share));

    /// <summary>Returns how many hashes have a share below this: the rule of variants.</summary>
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
