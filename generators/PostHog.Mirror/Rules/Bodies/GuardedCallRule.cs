using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>E2a: <c>x?.FAsync() ?? Task.CompletedTask</c> becomes <c>x?.F()</c>.</summary>
internal sealed class GuardedCallRule : IRule
{
    public string Id => "E2a";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.CoalesceExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var guard = (BinaryExpressionSyntax)node;
        if (!Operand.IsGuardedCall(guard))
        {
            return;
        }

        StatementShape.RemoveParentheses(guard.Left, page);
        page.Delete(guard.OperatorToken);
        page.Delete(guard.Right);
    }
}
