using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>A file of the async project with the branches that its blocking form takes.</summary>
internal static class BlockingTree
{
    /// <summary>The present tree, unless a condition in it may choose another branch.</summary>
    public static SyntaxNode RootOf(
        SyntaxTree tree,
        CSharpParseOptions blocking,
        CancellationToken cancellationToken
    )
    {
        var root = tree.GetRoot(cancellationToken);
        return tree.Options.DocumentationMode != DocumentationMode.None && !HasCondition(root)
            ? root
            : CSharpSyntaxTree
                .ParseText(
                    tree.GetText(cancellationToken),
                    blocking,
                    tree.FilePath,
                    cancellationToken
                )
                .GetRoot(cancellationToken);
    }

    public static bool HasCondition(SyntaxNode root) =>
        root.ContainsDirectives
        && ((CSharpSyntaxNode)root).GetFirstDirective(directive =>
            directive is IfDirectiveTriviaSyntax
        )
            is not null;
}
