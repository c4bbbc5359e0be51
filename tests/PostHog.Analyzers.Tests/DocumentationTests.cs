using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

/// <summary>Each rule is explained to users.</summary>
[TestFixture]
internal sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(
        Path.Combine(RootOf(), "docs/analyzers.md")
    );

    private static IEnumerable<DiagnosticDescriptor> Descriptors =>
        Findings.Rules.SelectMany(rule => rule.SupportedDiagnostics);

    [TestCaseSource(nameof(Descriptors))]
    public void Has_a_row_and_a_section(DiagnosticDescriptor rule)
    {
        Assert.That(Page, Does.Contain($"| [`{rule.Id}`](#{rule.Id.ToLowerInvariant()}) | "));
        Assert.That(Page, Does.Contain($"\n## {rule.Id}\n\n*{rule.Title}.*"));
    }

    [TestCaseSource(nameof(Descriptors))]
    public void Has_a_fix(DiagnosticDescriptor rule) =>
        Assert.That(
            Fixed.Fixes.SelectMany(fix => fix.FixableDiagnosticIds),
            Has.Exactly(1).EqualTo(rule.Id)
        );

    [Test]
    public void Ids_are_unique_and_rules_are_on_by_default()
    {
        Assert.That(Descriptors.Select(rule => rule.Id), Is.Unique);
        Assert.That(Descriptors.Select(rule => rule.IsEnabledByDefault), Is.All.True);
    }

    private static string RootOf([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../.."));
}
