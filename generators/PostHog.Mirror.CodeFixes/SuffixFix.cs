using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Rename;

namespace PostHog.Mirror.CodeFixes;

/// <summary>BLK0201: renames a method, with every use of it, so that it ends in <c>Async</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SuffixFix : CodeFixProvider
{
    private const string Title = "Add the suffix 'Async'";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BLK0201"];

    /// <summary>None: two renamings of the same solution do not merge.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context
            .Document.GetSyntaxRootAsync(context.CancellationToken)
            .ConfigureAwait(false);
        var model = await context
            .Document.GetSemanticModelAsync(context.CancellationToken)
            .ConfigureAwait(false);
        var node = root?.FindToken(context.Span.Start).Parent;
        if (
            node is null
            || model?.GetDeclaredSymbol(node, context.CancellationToken) is not { } method
        )
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                token =>
                    Renamer.RenameSymbolAsync(
                        context.Document.Project.Solution,
                        method,
                        default(SymbolRenameOptions),
                        method.Name + "Async",
                        token
                    ),
                equivalenceKey: Title
            ),
            context.Diagnostics
        );
    }
}
