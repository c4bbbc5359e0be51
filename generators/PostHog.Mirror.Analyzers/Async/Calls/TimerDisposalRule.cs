using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>BLK0208: disposing these asynchronously waits for callbacks that are running; disposing them does not.</summary>
internal sealed class TimerDisposalRule()
    : AsyncRule(
        Rule(
            "BLK0208",
            "Disposal that waits for callbacks",
            "Disposing '{0}' asynchronously waits for running callbacks, 'Dispose()' does not; use a worker of your own",
            DiagnosticSeverity.Warning
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) =>
            {
                if (
                    Operand.Name(call) == "DisposeAsync"
                    && node.Symbol
                        is IMethodSymbol
                        {
                            ContainingType:
                            { Name: "Timer" or "CancellationTokenRegistration" } type
                        }
                    && TaskSymbols.IsIn(type, "System.Threading")
                )
                {
                    Report(node, Found(call.GetLocation(), type.Name));
                }
            },
            SyntaxKind.InvocationExpression
        );
}
