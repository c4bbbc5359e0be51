using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PostHog.Mirror.CodeFixes;

/// <summary>A fix that puts one node in the place of another, for a finding in a node of one type.</summary>
public abstract class NodeFix<TNode> : CodeFixProvider
    where TNode : SyntaxNode
{
    private readonly string _title;

    private protected NodeFix(string id, string title)
    {
        _title = title;
        FixableDiagnosticIds = [id];
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() =>
        WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context
            .Document.GetSyntaxRootAsync(context.CancellationToken)
            .ConfigureAwait(false);
        var model = await context
            .Document.GetSemanticModelAsync(context.CancellationToken)
            .ConfigureAwait(false);
        if (
            root is null
            || model is null
            || root.FindNode(context.Span, getInnermostNodeForTie: true)
                .FirstAncestorOrSelf<TNode>()
                is not { } found
            || Fix(found, model) is not { } change
        )
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                _title,
                _ =>
                    Task.FromResult(
                        context.Document.WithSyntaxRoot(root.ReplaceNode(change.Old, change.New))
                    ),
                equivalenceKey: _title
            ),
            context.Diagnostics
        );
    }

    /// <summary>The node to replace and what replaces it, or null where this fix does not apply.</summary>
    private protected abstract (SyntaxNode Old, SyntaxNode New)? Fix(
        TNode found,
        SemanticModel model
    );
}
