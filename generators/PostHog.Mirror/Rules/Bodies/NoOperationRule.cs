using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>
/// Turns an expression that does nothing into nothing: <c>await Task.CompletedTask;</c> into <c>{ }</c>,
/// <c>=> Task.CompletedTask;</c> into a body <c>{ }</c>, <c>return Task.CompletedTask;</c> into <c>return;</c>.
/// </summary>
internal abstract class NoOperationRule : IRule
{
    public abstract string Id { get; }

    public abstract IReadOnlyList<SyntaxKind> Kinds { get; }

    public void Apply(SyntaxNode node, Page page)
    {
        var core = (ExpressionSyntax)node;
        if (!Matches(core, page))
        {
            return;
        }

        var whole = Operand.Outermost(core);
        while (whole.Parent is AwaitExpressionSyntax outer)
        {
            whole = Operand.Outermost(outer);
        }

        switch (whole.Parent)
        {
            case ExpressionStatementSyntax statement:
                page.Delete(whole);
                Braces(statement.GetFirstToken(), page);
                page.Delete(statement.SemicolonToken);
                break;
            case AnonymousFunctionExpressionSyntax:
                page.Delete(whole);
                Braces(whole.GetFirstToken(), page);
                break;
            case ArrowExpressionClauseSyntax arrow:
                page.Delete(whole);
                Body(arrow, page);
                break;
            case ReturnStatementSyntax:
                page.Delete(whole);
                break;
            default:
                Elsewhere(core, page);
                break;
        }
    }

    protected abstract bool Matches(ExpressionSyntax core, Page page);

    /// <summary>What happens where the expression is not all there is.</summary>
    protected virtual void Elsewhere(ExpressionSyntax core, Page page) { }

    private static void Braces(SyntaxToken first, Page page) =>
        page.Edits.Overwrite(first, "{ }", page.CurrentRule);

    private static void Body(ArrowExpressionClauseSyntax arrow, Page page)
    {
        page.Replace(arrow.ArrowToken, "{");
        page.Replace(
            arrow.Parent switch
            {
                MethodDeclarationSyntax method => method.SemicolonToken,
                LocalFunctionStatementSyntax local => local.SemicolonToken,
                _ => default,
            },
            "}"
        );
    }
}
