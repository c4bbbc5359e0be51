using System.Text.RegularExpressions;

namespace PostHog.Conventions.Sources;

/// <summary>A skipped test names the issue that will re-enable it.</summary>
public sealed partial class SkippedTestTests
{
    [Test]
    public void Skipped_tests_name_an_issue()
    {
        var unexplained = Repository
            .SourcesIn("tests")
            .Where(file => !file.Contains("/PostHog.Conventions.Tests/", StringComparison.Ordinal))
            .SelectMany(file => Repository.Read(file).Split('\n'))
            .Where(line => Skipped().IsMatch(line))
            .Where(line => !Issue().IsMatch(line));

        Assert.That(unexplained, Is.Empty);
    }

    [TestCase("[Ignore(\"Waits for issue 12.\")]", true)]
    [TestCase("    [Test, Explicit]", true)]
    [TestCase("[TestCase(1, Ignore = \"flaky\")]", true)]
    [TestCase("Assert.Ignore(\"not here\");", true)]
    [TestCase("var ignored = list.Ignore;", false)]
    public void Recognises_a_skipped_test(string line, bool isSkipped) =>
        Assert.That(Skipped().IsMatch(line), Is.EqualTo(isSkipped));

    [GeneratedRegex(
        @"[\[,]\s*(Ignore|Explicit)\b|\b(Ignore|Explicit|IgnoreReason)\s*=|\bAssert\.(Ignore|Inconclusive)\(|\.(Ignore|Explicit)\("
    )]
    private static partial Regex Skipped();

    [GeneratedRegex(@"\bissue \d+\b", RegexOptions.IgnoreCase)]
    private static partial Regex Issue();
}
