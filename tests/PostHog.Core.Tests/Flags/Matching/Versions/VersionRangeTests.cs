using PostHog.Flags.Matching.Versions;

namespace PostHog.Core.Tests.Flags.Matching.Versions;

internal sealed class VersionRangeTests
{
    [TestCase("1.2.3", "1.2.3", "Yes")]
    [TestCase("1.2.3", "1.2.9", "Yes")]
    [TestCase("1.2.3", "1.2.3+b", "Yes")]
    [TestCase("1.2.3", "1.2.2", "No")]
    [TestCase("1.2.3", "1.3.0", "No")]
    [TestCase("1.2.3", "1.2.4-rc", "No")]
    [TestCase("1.2", "1.2.0", "Yes")]
    [TestCase("1", "1.0.9", "Yes")]
    [TestCase("1", "1.1.0", "No")]
    [TestCase("v3.08", "3.8.1", "Yes")]
    [TestCase("1.2.3-beta", "1.2.3-beta", "Yes")]
    [TestCase("1.2.3-beta", "1.2.3-rc", "Yes")]
    [TestCase("1.2.3-beta", "1.2.3-alpha", "No")]
    [TestCase("1.2.3-beta", "1.2.4-rc", "No")]
    [TestCase("1.2.3-beta", "1.2.3", "Yes")]
    [TestCase("1.2.3+b", "1.2.3", "Yes")]
    [TestCase("1.2.3, <1.2.5", "1.2.3", "Inconclusive")]
    [TestCase("1.2.*", "1.2.3", "Inconclusive")]
    [TestCase("banana", "1.2.3", "No")]
    [TestCase("1.2.3.4", "1.2.3", "No")]
    [TestCase("", "1.2.3", "No")]
    public void Tilde_range_contains_a_version(string filter, string version, string expected) =>
        Check(VersionRange.Tilde(filter), version, expected);

    [TestCase("1.2.3", "1.2.3", "Yes")]
    [TestCase("1.2.3", "1.9.0", "Yes")]
    [TestCase("1.2.3", "2.0.0", "No")]
    [TestCase("1.2.3", "1.2.2", "No")]
    [TestCase("1.2.3", "1.9.0-rc", "No")]
    [TestCase("1.2.3", "2.0.0-rc", "No")]
    [TestCase("0.2.3", "0.2.9", "Yes")]
    [TestCase("0.2.3", "0.3.0", "No")]
    [TestCase("0.0.3", "0.0.3", "Yes")]
    [TestCase("0.0.3", "0.0.4", "No")]
    [TestCase("0", "0.0.0", "Yes")]
    [TestCase("0", "0.0.1", "No")]
    [TestCase("18446744073709551615", "18446744073709551615.1.0", "Yes")]
    [TestCase("1.2.3-beta", "1.2.3-rc", "Yes")]
    [TestCase("1.2.3-beta", "1.3.0-rc", "No")]
    [TestCase("1.2.3+b", "1.2.3", "Yes")]
    [TestCase("1.2.3", "1.9.0+b", "Yes")]
    [TestCase("1.2.3+b", "2.0.0+b", "No")]
    [TestCase("banana", "1.2.3", "No")]
    public void Caret_range_contains_a_version(string filter, string version, string expected) =>
        Check(VersionRange.Caret(filter), version, expected);

    [TestCase("1.*", "1.9.9", "Yes")]
    [TestCase("1.*", "2.0.0", "No")]
    [TestCase("1.*", "1.9.9-rc", "No")]
    [TestCase("1.*", "1.9.9+b", "Yes")]
    [TestCase("1.2.3", "1.2.3+b", "Yes")]
    [TestCase("1.2.3+b", "1.2.3", "Inconclusive")]
    [TestCase("1.2.*", "1.2.9", "Yes")]
    [TestCase("1.2.*", "1.3.0", "No")]
    [TestCase("3.08.*", "3.8.1", "Yes")]
    [TestCase("1.*.*", "1.2.3", "Yes")]
    [TestCase("1.x", "1.2.3", "Yes")]
    [TestCase("v1.*", "1.2.3", "Yes")]
    [TestCase("*", "0.0.0", "Yes")]
    [TestCase("*", "99.0.0", "Yes")]
    [TestCase("*", "1.0.0-rc", "No")]
    [TestCase("*.*", "1.0.0", "No")]
    [TestCase("1.*.3", "1.2.3", "No")]
    [TestCase("1.2.3", "1.2.3", "Yes")]
    [TestCase("1.2.3", "1.9.0", "Yes")]
    [TestCase("1.2.3", "2.0.0", "No")]
    [TestCase("1.2", "1.9.0", "Yes")]
    [TestCase("0.0", "0.0.9", "Yes")]
    [TestCase("0.0", "0.1.0", "No")]
    [TestCase("0", "0.9.0", "Yes")]
    [TestCase("0.2", "0.2.9", "Yes")]
    [TestCase("0.2", "0.3.0", "No")]
    [TestCase("1.2.3.4", "1.2.3", "No")]
    [TestCase("", "1.2.3", "No")]
    [TestCase("banana", "1.2.3", "No")]
    [TestCase("1.5*", "1.5.0", "No")]
    [TestCase(">=1.2", "1.2.3", "Inconclusive")]
    [TestCase("1.2, 1.3", "1.2.3", "Inconclusive")]
    [TestCase("1.2.3-rc", "1.2.3", "Inconclusive")]
    public void Wildcard_range_contains_a_version(string filter, string version, string expected) =>
        Check(VersionRange.Wildcard(filter), version, expected);

    private static void Check(VersionRange range, string version, string expected)
    {
        Assert.That(SemanticVersion.TryParse(version, out var parsed), Is.True);
        Assert.That(range.Contains(parsed).ToString(), Is.EqualTo(expected));
    }
}
