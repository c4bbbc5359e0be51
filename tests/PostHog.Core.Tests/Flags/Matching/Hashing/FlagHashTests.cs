using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PostHog.Flags.Matching.Hashing;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Matching.Hashing;

internal sealed class FlagHashTests
{
    private static readonly byte[][] Salts =
    [
        [],
        "variant"u8.ToArray(),
    ];

    // Whole and broken pairs of surrogates, and characters of one to four bytes.
    private static readonly string[] Letters = ["a", ".", "é", "€", "😀", "\uD83D", "\uDE42", "\0"];

    [Test]
    public void Equals_the_start_of_the_SHA1_digest_at_every_length([Range(0, 200)] int length)
    {
        var identifier = new string('i', length);

        foreach (var salt in Salts)
        {
            Assert.That(
                FlagHash.Rollout("flag."u8, identifier, salt),
                Is.EqualTo(Expected("flag.", identifier, salt))
            );
            Assert.That(
                FlagHash.Rollout(new HashPrefix(identifier), "id", salt),
                Is.EqualTo(Expected(identifier, "id", salt))
            );
        }
    }

    [Test]
    public void Equals_the_start_of_the_SHA1_digest_of_a_long_text()
    {
        var identifier = new string('é', 100_000);

        Assert.That(
            FlagHash.Rollout("flag."u8, identifier, []),
            Is.EqualTo(Expected("flag.", identifier, []))
        );
    }

    [Test]
    public void Equals_the_start_of_the_SHA1_digest_of_any_text()
    {
        Law.Holds(
            Gen.Zip(Texts, Texts),
            texts =>
                Assert.That(
                    FlagHash.Rollout(new HashPrefix(texts.Item1), texts.Item2, "variant"u8),
                    Is.EqualTo(Expected(texts.Item1, texts.Item2, Salts[1]))
                )
        );
    }

    [TestCase(0UL, 0.0)]
    [TestCase(1UL << 59, 0.5)]
    [TestCase((1UL << 60) - 1, 1.0)]
    public void Share_ranges_from_0_to_1_inclusive(ulong hash, double share)
    {
        Assert.That(FlagHash.Share(hash), Is.EqualTo(share));
    }

    [TestCase("holdout-", "", 0.92688)]
    public void Hashes_a_prefix_without_an_identifier(
        string prefix,
        string identifier,
        double share
    )
    {
        var hash = FlagHash.Rollout(HashPrefix.OfHoldouts, identifier, []);

        Assert.That(hash, Is.EqualTo(Expected(prefix, identifier, [])));
        Assert.That(FlagHash.Share(hash), Is.EqualTo(share).Within(0.00001));
    }

    [Test]
    public void Includes_446_of_1000_ids_at_45_percent()
    {
        var threshold = HashThreshold.AtMost(45 / 100.0);
        var prefix = HashPrefix.OfFlag("simple-flag");

        var inside = Ids.Count(id => FlagHash.Rollout(prefix, id, []) < threshold);

        Assert.That(inside, Is.EqualTo(446));
    }

    [Test]
    public void Distributes_1000_ids_over_variants_as_known()
    {
        var rollout = HashThreshold.AtMost(55 / 100.0);
        var boundary = 0.0;
        ulong[] ends =
        [
            .. new double[] { 50, 20, 20, 5, 5 }.Select(share =>
                HashThreshold.Below(boundary += share / 100)
            ),
        ];
        var prefix = HashPrefix.OfFlag("multivariate-flag");

        var counts = new int[6];
        foreach (var id in Ids)
        {
            var isIn = FlagHash.Rollout(prefix, id, []) < rollout;
            var variant = FlagHash.Rollout(prefix, id, FlagHash.VariantSalt);
            counts[isIn ? Array.FindIndex(ends, end => variant < end) + 1 : 0]++;
        }

        Assert.That(counts, Is.EqualTo(new[] { 444, 290, 110, 111, 24, 21 }));
    }

    [Test]
    public void Allocates_nothing()
    {
        var prefix = HashPrefix.OfFlag("a-flag");
        FlagHash.Rollout(prefix, "distinct-id", []);

        var before = GC.GetAllocatedBytesForCurrentThread();
        FlagHash.Rollout(prefix, "distinct-id", []);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static IEnumerable<string> Ids =>
        Enumerable.Range(0, 1000).Select(index => $"distinct_id_{index}");

    private static Gen<string> Texts =>
        Gen.ArrayOf(Gen.Elements(Letters)).Select(letters => string.Concat(letters));

    private static ulong Expected(string prefix, string identifier, byte[] salt)
    {
        byte[] text =
        [
            .. Encoding.UTF8.GetBytes(prefix),
            .. Encoding.UTF8.GetBytes(identifier),
            .. salt,
        ];
        return BinaryPrimitives.ReadUInt64BigEndian(SHA1.HashData(text)) >> 4;
    }
}
