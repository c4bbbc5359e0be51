using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>
/// Translates the async files while they are written, only to say what the blocking build would refuse: the author
/// sees it at once, in the file that is open.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TranslationRule : MirrorAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [.. Descriptors.All];

    private protected override bool IsForBlocking => false;

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (AsyncSources.Of(context.Compilation, context.Options) is not { } sources)
        {
            return;
        }

        context.RegisterSyntaxTreeAction(tree =>
        {
            if (!sources.AreHandWritten(tree.Tree))
            {
                var translation = sources.Translate(tree.Tree, tree.CancellationToken);
                Report(translation.Diagnostics.Concat(sources.Collisions), tree);
            }
        });
    }

    private static void Report(IEnumerable<FileDiagnostic> found, SyntaxTreeAnalysisContext tree)
    {
        foreach (var diagnostic in found.Where(one => one.Path == tree.Tree.FilePath))
        {
            tree.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptors.ById(diagnostic.Id),
                    Location.Create(tree.Tree, diagnostic.Span),
                    [.. diagnostic.Arguments]
                )
            );
        }
    }
}
