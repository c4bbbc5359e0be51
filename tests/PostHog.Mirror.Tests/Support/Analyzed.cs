using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Async;

namespace PostHog.Mirror.Tests.Support;

/// <summary>Runs every analyzer of the mirror over a compilation.</summary>
internal static class Analyzed
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(TranslationRule)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static Task<IReadOnlyList<Diagnostic>> FindAsync(
        Compilation compilation,
        params AdditionalText[] additional
    ) => FindAsync(compilation, new AnalyzerOptions([.. additional]));

    /// <summary>The same in a project that states properties.</summary>
    public static Task<IReadOnlyList<Diagnostic>> FindAsync(
        Compilation compilation,
        AnalyzerConfigOptionsProvider properties
    ) => FindAsync(compilation, new AnalyzerOptions([], properties));

    /// <summary>The same without what the translator says.</summary>
    public static Task<IReadOnlyList<Diagnostic>> FindByTypesAsync(
        Compilation compilation,
        params AdditionalText[] additional
    ) =>
        FindAsync(
            compilation,
            new AnalyzerOptions([.. additional]),
            Analyzers.RemoveAll(analyzer => analyzer is TranslationRule)
        );

    private static Task<IReadOnlyList<Diagnostic>> FindAsync(
        Compilation compilation,
        AnalyzerOptions options
    ) => FindAsync(compilation, options, Analyzers);

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(
        Compilation compilation,
        AnalyzerOptions options,
        ImmutableArray<DiagnosticAnalyzer> analyzers
    )
    {
        var found = await compilation
            .WithAnalyzers(analyzers, options)
            .GetAnalyzerDiagnosticsAsync();
        Assert.That(found.Where(one => one.Id == "AD0001"), Is.Empty, "an analyzer failed");
        return
        [
            .. found
                .OrderBy(one => one.Location.SourceSpan.Start)
                .ThenBy(one => one.Id, StringComparer.Ordinal),
        ];
    }

    public static Task<IReadOnlyList<Diagnostic>> FindAsync(
        CSharpParseOptions options,
        string text,
        params AdditionalText[] additional
    ) => FindAsync(Compiled.Of(options, ("Sample.cs", text)), additional);
}
