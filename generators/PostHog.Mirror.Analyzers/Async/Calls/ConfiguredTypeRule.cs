using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>BLK0101: what is called like the configuration of a task, and belongs to another type, does something.</summary>
internal sealed class ConfiguredTypeRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) =>
            {
                if (
                    Configuration.Is(call)
                    && node.Symbol is IMethodSymbol method
                    && !TaskSymbols.IsIn(method.ContainingType, "System.Threading.Tasks")
                    && !TaskSymbols.IsIn(method.ContainingType, "System.Runtime.CompilerServices")
                )
                {
                    Report(
                        node,
                        Found(
                            Operand.CalledName(call)!.GetLocation(),
                            $"'{method.ContainingType.Name}' is no task, and the call of '{method.Name}' would be left out; give the method another name"
                        )
                    );
                }
            },
            SyntaxKind.InvocationExpression
        );
}
