using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Looks at what happens when a function returns from inside its blocks.</summary>
internal static class LeftBlocks
{
    /// <summary>Whether something is disposed of, released or caught when a statement leaves its function.</summary>
    public static bool Act(StatementSyntax result, SyntaxNode function) =>
        result.AncestorsAndSelf().TakeWhile(node => node != function).Any(EndsWithAnAction);

    /// <summary>Whether what a statement throws is caught in its own function.</summary>
    public static bool Catch(SyntaxNode statement, SyntaxNode function) =>
        statement
            .AncestorsAndSelf()
            .TakeWhile(node => node != function)
            .Any(node =>
                node is BlockSyntax { Parent: TryStatementSyntax { Catches.Count: > 0 } guarded }
                && guarded.Block == node
            );

    private static bool EndsWithAnAction(SyntaxNode node) =>
        node
            is TryStatementSyntax
                or UsingStatementSyntax
                or LockStatementSyntax
                or CommonForEachStatementSyntax
        || (
            node.Parent is BlockSyntax block
            && block
                .Statements.TakeWhile(statement => statement != node)
                .Any(statement =>
                    statement is LocalDeclarationStatementSyntax local
                    && local.UsingKeyword != default
                )
        );
}
