using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Analyzers.CodeFixes;

/// <summary>
/// PH0001: awaits the call where the function is asynchronous, or can become so without a change of its callers.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AwaitFix() : PackageFix("PH0001", "Await the call")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Fix(
        SyntaxNode found,
        SemanticModel model
    )
    {
        if (
            Dropped(found) is not { } dropped
            || Function(dropped) is not { } function
            || dropped
                .Ancestors()
                .TakeWhile(one => one != function)
                .Any(one => one is LockStatementSyntax or UnsafeStatementSyntax)
            || HasReferences(function, model)
        )
        {
            return null;
        }

        var awaited = Awaited(dropped);
        return CanAwait(function) ? (dropped, awaited)
            : AsyncFunction.Of(function, function.ReplaceNode(dropped, awaited), model)
                is { } changed
                ? (function, changed)
            : null;
    }

    /// <summary>The whole expression that drops the task; null where what is awaited may be null.</summary>
    private static ExpressionSyntax? Dropped(SyntaxNode found)
    {
        var whole = found.FirstAncestorOrSelf<ExpressionSyntax>();
        while (whole?.Parent is ExpressionSyntax outer and not AnonymousFunctionExpressionSyntax)
        {
            if (outer is ConditionalAccessExpressionSyntax)
            {
                return null;
            }

            whole = outer;
        }

        return whole;
    }

    private static ExpressionSyntax Awaited(ExpressionSyntax dropped)
    {
        var task = dropped is AssignmentExpressionSyntax discard ? discard.Right : dropped;
        var operand = task.WithoutTrivia();
        return SyntaxFactory
            .AwaitExpression(
                SyntaxFactory
                    .Token(SyntaxKind.AwaitKeyword)
                    .WithTrailingTrivia(SyntaxFactory.Space),
                operand is InvocationExpressionSyntax
                    ? operand
                    : SyntaxFactory.ParenthesizedExpression(operand)
            )
            .WithTriviaFrom(dropped);
    }

    /// <summary>Whether it has variables that cannot outlive an await, such as spans.</summary>
    private static bool HasReferences(SyntaxNode function, SemanticModel model) =>
        function
            .DescendantNodes()
            .Where(one => one is VariableDeclaratorSyntax or SingleVariableDesignationSyntax)
            .Any(one =>
                model.GetDeclaredSymbol(one)
                    is ILocalSymbol { IsRef: true }
                        or ILocalSymbol { Type.IsRefLikeType: true }
            );

    private static SyntaxNode? Function(SyntaxNode dropped) =>
        dropped.FirstAncestorOrSelf<SyntaxNode>(one =>
            one
                is AnonymousFunctionExpressionSyntax
                    or LocalFunctionStatementSyntax
                    or BaseMethodDeclarationSyntax
                    or AccessorDeclarationSyntax
                    or BasePropertyDeclarationSyntax
                    or GlobalStatementSyntax
        );

    private static bool CanAwait(SyntaxNode function) =>
        function switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.RawKind != 0,
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
            _ => function is GlobalStatementSyntax,
        };
}
