using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PostHog.Analyzers.Tests.Support;

/// <summary>Runs every rule over a text and compares what it reports with the marks in the text.</summary>
internal static class Findings
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(PackageRule)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Checks that exactly the text between « and » is reported, and with that id.</summary>
    public static async Task ExpectAsync(string id, string text, params string[] properties)
    {
        var (plain, marked) = Unmark(text);

        var found = await InAsync(Sample.Compile(plain), properties);

        Assert.That(found.Select(one => one.Location.SourceSpan), Is.EquivalentTo(marked), text);
        Assert.That(found.Select(one => one.Id), Is.All.EqualTo(id));
    }

    /// <summary>What the rules report in a project that states these properties.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> InAsync(
        Compilation compilation,
        params string[] properties
    )
    {
        var options = new AnalyzerOptions([], new ProjectProperties(properties));
        var found = await compilation
            .WithAnalyzers(Rules, options)
            .GetAnalyzerDiagnosticsAsync(default);
        return [.. found.OrderBy(one => one.Location.SourceSpan.Start)];
    }

    private static (string Plain, List<TextSpan> Marked) Unmark(string text)
    {
        var marked = new List<TextSpan>();
        while (text.IndexOf('«', StringComparison.Ordinal) is >= 0 and var start)
        {
            text = text.Remove(start, 1);
            var end = text.IndexOf('»', StringComparison.Ordinal);
            text = text.Remove(end, 1);
            marked.Add(TextSpan.FromBounds(start, end));
        }

        return (text, marked);
    }
}
