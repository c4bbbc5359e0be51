using FsCheck.Fluent;
using PostHog.Flags.Matching.Hashing;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Matching.Hashing;

internal sealed class HashThresholdTests
{
    [TestCase(0.0, 1UL)]
    [TestCase(-0.01, 0UL)]
    [TestCase(1.0, 1UL << 60)]
    [TestCase(7.0, 1UL << 60)]
    [TestCase(0.5, (1UL << 59) + 65)]
    [TestCase(double.NaN, 0UL)]
    [TestCase(double.NegativeInfinity, 0UL)]
    [TestCase(double.PositiveInfinity, 1UL << 60)]
    public void Counts_the_hashes_whose_share_is_at_most(double share, ulong count)
    {
        Assert.That(HashThreshold.AtMost(share), Is.EqualTo(count));
    }

    [TestCase(0.0, 0UL)]
    [TestCase(-0.01, 0UL)]
    [TestCase(7.0, 1UL << 60)]
    [TestCase(double.NaN, 0UL)]
    public void Counts_the_hashes_whose_share_is_below(double share, ulong count)
    {
        Assert.That(HashThreshold.Below(share), Is.EqualTo(count));
    }

    [Test]
    public void Agrees_with_comparing_shares_on_both_sides_of_the_threshold()
    {
        Law.Holds(
            Gen.Choose(0, 12_000).Select(percent => percent / 100.0 / 100),
            share =>
            {
                Check(HashThreshold.AtMost(share), hash => FlagHash.Share(hash) <= share);
                Check(HashThreshold.Below(share), hash => FlagHash.Share(hash) < share);
            }
        );
    }

    private static void Check(ulong threshold, Func<ulong, bool> isInside)
    {
        Assert.That(threshold == 0 || isInside(threshold - 1));
        Assert.That(threshold == FlagHash.Count || !isInside(threshold));
    }
}
