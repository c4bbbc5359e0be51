using Microsoft.CodeAnalysis;
using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

/// <summary>Each rule is switched off like any other.</summary>
[TestFixture]
internal sealed class SwitchTests
{
    private const string Aot = "PublishAot=true";

    private static readonly TestCaseData[] Cases =
    [
        new("PH0001", "posthog.CaptureAsync(e);"),
        new("PH0002", "new PostHogClient(\"phc_x\").Enqueue(e);"),
        new("PH0003", "e.DistinctId = \"anonymous\";"),
        new("PH0003", "e.DistinctId = \"test\";"),
        new("PH0004", "e[\"a\"] = new { B = 1 };"),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task Is_on_by_default(string id, string statements) =>
        Assert.That((await FindAsync(statements)).Select(one => one.Id), Is.EqualTo([id]));

    [TestCaseSource(nameof(Cases))]
    public async Task Is_off_after_a_pragma(string id, string statements)
    {
        var found = await FindAsync($"\n#pragma warning disable {id}\n{statements}");

        Assert.That(found.Where(one => !one.IsSuppressed), Is.Empty);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Is_off_where_NoWarn_names_it(string id, string statements)
    {
        var compilation = Compile(statements);
        var options = compilation.Options.WithSpecificDiagnosticOptions([
            KeyValuePair.Create(id, ReportDiagnostic.Suppress),
        ]);

        Assert.That(await Findings.InAsync(compilation.WithOptions(options), Aot), Is.Empty);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Is_off_where_an_editorconfig_says_so(string id, string statements)
    {
        var compilation = Compile(statements);
        var options = compilation.Options.WithSyntaxTreeOptionsProvider(
            new EditorConfig($"[*.cs]\ndotnet_diagnostic.{id}.severity = none")
        );

        Assert.That(await Findings.InAsync(compilation.WithOptions(options), Aot), Is.Empty);
    }

    private static Task<IReadOnlyList<Diagnostic>> FindAsync(string statements) =>
        Findings.InAsync(Compile(statements), Aot);

    private static Compilation Compile(string statements) =>
        Sample.Compile(Sample.Method(statements, "void Run()"));
}
