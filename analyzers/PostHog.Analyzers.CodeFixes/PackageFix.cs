using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PostHog.Analyzers.CodeFixes;

/// <summary>A fix that puts one node in the place of another.</summary>
public abstract class PackageFix : CodeFixProvider
{
    private readonly string _title;

    private protected PackageFix(string id, string title)
    {
        _title = title;
        FixableDiagnosticIds = ImmutableArray.Create(id);
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() =>
        WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var cancellation = context.CancellationToken;
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (
            root is null
            || model is null
            || Fix(root.FindNode(context.Span, getInnermostNodeForTie: true), model)
                is not { } change
        )
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                _title,
                _ =>
                    Task.FromResult(
                        document.WithSyntaxRoot(root.ReplaceNode(change.Old, change.New))
                    ),
                equivalenceKey: _title
            ),
            context.Diagnostics
        );
    }

    /// <summary>The node to replace and what replaces it, or null where this fix does not apply.</summary>
    private protected abstract (SyntaxNode Old, SyntaxNode New)? Fix(
        SyntaxNode found,
        SemanticModel model
    );
}
