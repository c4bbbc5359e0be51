using System.Text.RegularExpressions;
using PostHog.Docs.Tests.Pages;

namespace PostHog.Docs.Tests;

/// <summary>Checks docs/architecture.md against the repository.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Files =
    [
        .. FileName()
            .Matches(File.ReadAllText(Repository.PathOf("docs/architecture.md")))
            .Select(match => match.Groups[1].Value)
            .Distinct(),
    ];

    [Test]
    public void Mentions_only_existing_files() =>
        Assert.That(Files.Where(file => !File.Exists(Repository.PathOf(file))), Is.Empty);

    [TestCase("PostHog.Async/Pipeline/")]
    [TestCase("PostHog.Async/Flags/")]
    [TestCase("PostHog.Core/Capture/")]
    [TestCase("PostHog.Core/Delivery/")]
    [TestCase("PostHog.Core/Flags/")]
    [TestCase("PostHog.Core/Wire/")]
    public void Covers_every_layer(string folder) =>
        Assert.That(Files, Has.Some.StartsWith(folder));

    [GeneratedRegex(@"`([\w.-]+/[\w./-]+\.(?:cs|md))`")]
    private static partial Regex FileName();
}
