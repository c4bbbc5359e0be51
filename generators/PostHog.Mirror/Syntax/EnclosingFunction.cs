using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>The method, local function or lambda a statement belongs to, and what becomes of its result.</summary>
internal readonly record struct EnclosingFunction(SyntaxNode Node)
{
    /// <summary>The return type as written; null for a lambda that leaves it to the compiler.</summary>
    public TypeSyntax? ReturnType =>
        Node switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax local => local.ReturnType,
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ReturnType,
            BasePropertyDeclarationSyntax property => property.Type,
            OperatorDeclarationSyntax op => op.ReturnType,
            ConversionOperatorDeclarationSyntax op => op.Type,
            _ => null,
        };

    public bool IsAnonymous => Node is AnonymousFunctionExpressionSyntax;

    public bool IsAsync =>
        Node switch
        {
            MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(
                SyntaxKind.AsyncKeyword
            ),
            _ => false,
        };

    /// <summary>Whether its declared result is a task without a value, so that the blocking form returns nothing.</summary>
    public bool BecomesVoid =>
        Node
            is MethodDeclarationSyntax
                or LocalFunctionStatementSyntax
                or ParenthesizedLambdaExpressionSyntax
        && TaskSyntax.IsBareTask(ReturnType);

    /// <summary>Whether only the compiler knows what it returns.</summary>
    public bool IsUntyped => IsAnonymous && ReturnType is null;

    public BlockSyntax? Body =>
        Node switch
        {
            BaseMethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax local => local.Body,
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            _ => null,
        };

    public static EnclosingFunction Of(SyntaxNode node)
    {
        var current = node.Parent ?? node;
        while (
            current.Parent is { } parent
            && current
                is not (
                    BaseMethodDeclarationSyntax
                    or LocalFunctionStatementSyntax
                    or AnonymousFunctionExpressionSyntax
                    or BasePropertyDeclarationSyntax
                    or BaseTypeDeclarationSyntax
                    or DelegateDeclarationSyntax
                )
        )
        {
            current = parent;
        }

        return new EnclosingFunction(current);
    }
}
