using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>BLK0116: requests go through the one seam that can send without a thread of the pool.</summary>
internal sealed class HttpRule()
    : AsyncRule(
        Rule(
            "BLK0116",
            "HTTP outside the platform folder",
            "'{0}' sends a request; send requests in one type of the platform folder only",
            isOfStyle: true
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) =>
            {
                if (
                    node.Symbol is IMethodSymbol method
                    && TaskSymbols.IsTask(method.ReturnType)
                    && method.ContainingType.Name is "HttpClient" or "HttpMessageInvoker"
                    && TaskSymbols.IsIn(method.ContainingType, "System.Net.Http")
                )
                {
                    Report(node, Found(call.GetLocation(), method.Name));
                }
            },
            SyntaxKind.InvocationExpression
        );
}
