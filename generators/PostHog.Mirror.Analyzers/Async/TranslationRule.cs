using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Translating;

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
        if (
            context.Compilation.SyntaxTrees.FirstOrDefault()?.Options
            is not CSharpParseOptions parsed
        )
        {
            return;
        }

        var options = ProjectReader.ReadParseOptions(parsed);
        var files = context.Compilation.SyntaxTrees.Select(tree =>
            File(tree, context.CancellationToken)
        );
        var declarations = files
            .Select(file => DeclarationReader.Read(file, options, context.CancellationToken))
            .ToList();
        var names = new NameIndex(declarations.SelectMany(file => file.Names));
        var collisions = Collisions.Find(declarations.SelectMany(file => file.Methods));
        context.RegisterSyntaxTreeAction(tree =>
        {
            if (!SeamFolder.Contains(tree.Tree))
            {
                var translation = Translator.Standard.Translate(
                    File(tree.Tree, tree.CancellationToken),
                    names,
                    options,
                    MirrorSettings.Plain,
                    tree.CancellationToken
                );
                Report(translation.Diagnostics.Concat(collisions), tree);
            }
        });
    }

    private static SourceFile File(SyntaxTree tree, CancellationToken cancellationToken) =>
        new(
            tree.FilePath,
            tree.GetText(cancellationToken),
            SeamFolder.Contains(tree) ? SourceRole.Names : SourceRole.Translate
        );

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
