using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Keywords;

/// <summary>E1: the <c>async</c> modifier of a method, local function or anonymous function goes.</summary>
internal sealed class AsyncModifierRule : IRule
{
    public string Id => "E1";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [
        SyntaxKind.MethodDeclaration,
        SyntaxKind.LocalFunctionStatement,
        SyntaxKind.SimpleLambdaExpression,
        SyntaxKind.ParenthesizedLambdaExpression,
        SyntaxKind.AnonymousMethodExpression,
    ];

    public void Apply(SyntaxNode node, Page page)
    {
        foreach (var modifier in Modifiers(node).Where(m => m.IsKind(SyntaxKind.AsyncKeyword)))
        {
            page.Delete(modifier);
        }
    }

    private static SyntaxTokenList Modifiers(SyntaxNode node) =>
        node switch
        {
            MethodDeclarationSyntax method => method.Modifiers,
            LocalFunctionStatementSyntax local => local.Modifiers,
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
            _ => default,
        };
}
