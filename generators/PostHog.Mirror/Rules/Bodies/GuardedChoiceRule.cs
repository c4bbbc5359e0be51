using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>
/// E2c: <c>=> b ? FAsync() : Task.CompletedTask;</c> becomes <c>{ if (b) F(); }</c>, and so does what is awaited or
/// returned like that, by a lambda, too.
/// </summary>
internal sealed class GuardedChoiceRule : IRule
{
    public string Id => "E2c";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.ConditionalExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var choice = (ConditionalExpressionSyntax)node;
        if (!GuardedChoice.Is(choice))
        {
            return;
        }

        var isInverted = GuardedChoice.Call(choice) == choice.WhenFalse;
        Frame(GuardedChoice.Host(choice)!, isInverted ? "{ if (!(" : "{ if (", page);
        page.Replace(choice.QuestionToken, isInverted ? "))" : ")");
        page.Delete(choice.ColonToken);
        page.Delete(isInverted ? choice.WhenTrue : choice.WhenFalse);
        StatementShape.RemoveParentheses(GuardedChoice.Call(choice)!, page);
        StatementShape.RemoveParentheses(Operand.Outermost(choice), page);
    }

    /// <summary>Puts braces around, for an <c>else</c> may follow.</summary>
    private static void Frame(SyntaxNode host, string open, Page page)
    {
        switch (host)
        {
            case ExpressionStatementSyntax statement:
                page.Replace(((AwaitExpressionSyntax)statement.Expression).AwaitKeyword, open);
                page.Replace(statement.SemicolonToken, "; }");
                break;
            case ReturnStatementSyntax result:
                page.Replace(result.ReturnKeyword, open);
                page.Replace(result.SemicolonToken, "; return; }");
                break;
            case ArrowExpressionClauseSyntax arrow:
                page.Replace(arrow.ArrowToken, open);
                DeleteAwait(arrow.Expression, page);
                page.Replace(
                    arrow.Parent switch
                    {
                        MethodDeclarationSyntax method => method.SemicolonToken,
                        LocalFunctionStatementSyntax local => local.SemicolonToken,
                        _ => default,
                    },
                    "; }"
                );
                break;
            case LambdaExpressionSyntax { ExpressionBody: { } body } lambda:
                page.Replace(lambda.ArrowToken, "=> " + open);
                DeleteAwait(body, page);
                // Nothing of the lambda's own is left to carry its end.
                var next = lambda.GetLastToken().GetNextToken();
                page.Replace(next, "; }" + next.Text);
                break;
        }
    }

    private static void DeleteAwait(ExpressionSyntax body, Page page)
    {
        if (body is AwaitExpressionSyntax wait)
        {
            page.Delete(wait.AwaitKeyword);
        }
    }
}
