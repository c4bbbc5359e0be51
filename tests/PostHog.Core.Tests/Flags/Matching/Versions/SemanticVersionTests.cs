using PostHog.Flags.Matching.Versions;

namespace PostHog.Core.Tests.Flags.Matching.Versions;

internal sealed class SemanticVersionTests
{
    [TestCase("1.2.3", 1, 2, 3, "", "")]
    [TestCase("v1.2.3", 1, 2, 3, "", "")]
    [TestCase("v 1.2.3 ", 1, 2, 3, "", "")]
    [TestCase(" 1.2.3\u00A0", 1, 2, 3, "", "")]
    [TestCase("1", 1, 0, 0, "", "")]
    [TestCase("1.2", 1, 2, 0, "", "")]
    [TestCase("3.08", 3, 8, 0, "", "")]
    [TestCase("000.00.0", 0, 0, 0, "", "")]
    [TestCase("1.2.3-beta.1", 1, 2, 3, "beta.1", "")]
    [TestCase("1.2-beta", 1, 2, 0, "beta", "")]
    [TestCase("1-0", 1, 0, 0, "0", "")]
    [TestCase("1.2.3+001.x", 1, 2, 3, "", "001.x")]
    [TestCase("1.2.3-rc-1.x+b-2", 1, 2, 3, "rc-1.x", "b-2")]
    [TestCase("1.2.3+b-2", 1, 2, 3, "", "b-2")]
    public void Reads_a_version(
        string text,
        int major,
        int minor,
        int patch,
        string pre,
        string build
    )
    {
        Assert.That(SemanticVersion.TryParse(text, out var version), Is.True);
        Assert.That(
            (version.Major, version.Minor, version.Patch),
            Is.EqualTo(((ulong)major, (ulong)minor, (ulong)patch))
        );
        Assert.That((version.PreRelease, version.Build), Is.EqualTo((pre, build)));
    }

    [TestCase("")]
    [TestCase("v")]
    [TestCase("vv1.2.3")]
    [TestCase("V1.2.3")]
    [TestCase(" v1.2.3")]
    [TestCase("1.2.3.4")]
    [TestCase("1..3")]
    [TestCase("1.2.")]
    [TestCase(".1.2")]
    [TestCase("1.x")]
    [TestCase("1. 2")]
    [TestCase("-1.2.3")]
    [TestCase("+1")]
    [TestCase("1.2.3-")]
    [TestCase("1.2.3+")]
    [TestCase("1.2.3-a..b")]
    [TestCase("1.2.3-01")]
    [TestCase("1.2.3-ä")]
    [TestCase("1.2.3+a+b")]
    [TestCase("1.2.3-+b")]
    [TestCase("18446744073709551616.0.0")]
    [TestCase("١.٢.٣")]
    [TestCase("null")]
    [TestCase("true")]
    public void Rejects_text_that_is_not_a_version(string text)
    {
        Assert.That(SemanticVersion.TryParse(text, out _), Is.False);
    }

    // Each is lower than the next.
    private static readonly string[] InOrder =
    [
        "0.0.0-0",
        "0.0.0",
        "1.0.0-1",
        "1.0.0-2",
        "1.0.0-10",
        "1.0.0-99999999999999999999999",
        "1.0.0-Alpha",
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta",
        "1.0.0-rc.1",
        "1.0.0-rc.1+b",
        "1.0.0",
        "1.0.0+0",
        "1.0.0+00",
        "1.0.0+1",
        "1.0.0+01",
        "1.0.0+10",
        "1.0.0+a",
        "1.0.0+a.b",
        "1.0.1",
        "1.2.0",
        "1.10.0",
        "2.0.0",
        "18446744073709551615.0.0",
    ];

    [Test]
    public void Orders_versions_like_the_server()
    {
        for (var left = 0; left < InOrder.Length; left++)
        {
            for (var right = 0; right < InOrder.Length; right++)
            {
                Assert.That(
                    Math.Sign(Read(InOrder[left]).OrderTo(Read(InOrder[right]))),
                    Is.EqualTo(Math.Sign(left.CompareTo(right))),
                    $"{InOrder[left]} to {InOrder[right]}"
                );
            }
        }
    }

    private static SemanticVersion Read(string text)
    {
        Assert.That(SemanticVersion.TryParse(text, out var version), Is.True, text);
        return version;
    }
}
