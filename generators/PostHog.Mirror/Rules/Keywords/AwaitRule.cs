using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Keywords;

/// <summary>E2: <c>await e</c> becomes <c>e</c>, without the parentheses a statement may not have.</summary>
internal sealed class AwaitRule : IRule
{
    public string Id => "E2";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.AwaitExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var wait = (AwaitExpressionSyntax)node;
        var core = Operand.Core(wait.Expression);
        if (GuardedChoice.Is(core))
        {
            return;
        }

        page.Delete(wait.AwaitKeyword);
        var position = Positions.Of(wait);
        if (position != Position.Value)
        {
            StatementShape.RemoveParentheses(wait.Expression, page);
        }

        switch (core)
        {
            case ConditionalAccessExpressionSyntax:
                page.Refuse(
                    "BLK0101",
                    wait,
                    "nothing to await when the receiver is null; test for null first"
                );
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }
                when position == Position.Value:
                page.Refuse(
                    "BLK0101",
                    wait,
                    "the alternative to a missing task would also replace a null result; write if/else"
                );
                break;
            default:
                if (position == Position.Statement)
                {
                    StatementShape.RefuseUnlessStatement(core, wait, page);
                }

                break;
        }
    }
}
