using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>BLK0118: an async lambda that becomes a void delegate is async void, which nobody can wait for.</summary>
internal sealed class VoidLambdaRule()
    : AsyncRule(
        Rule(
            "BLK0118",
            "Async lambda without a task",
            "Anonymous async function is converted to a void delegate; use a task-returning delegate"
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckNodes<AnonymousFunctionExpressionSyntax>(
            context,
            (node, lambda) =>
            {
                if (
                    lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword)
                    && node.Symbol is IMethodSymbol { ReturnsVoid: true }
                )
                {
                    Report(node, Found(lambda.AsyncKeyword.GetLocation()));
                }
            },
            SyntaxKind.SimpleLambdaExpression,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.AnonymousMethodExpression
        );
}
