using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>BLK0101: what a call on <c>dynamic</c> is called is decided at run time, after its name was translated.</summary>
internal sealed class DynamicTaskRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) =>
            {
                if (
                    node.SemanticModel.GetTypeInfo(call, node.CancellationToken)
                        is { Type.TypeKind: TypeKind.Dynamic, ConvertedType: var result }
                    && TaskSymbols.IsTask(result)
                )
                {
                    Report(
                        node,
                        Found(
                            call.GetLocation(),
                            "a call on 'dynamic' returns a task that only its run shows; name the type of the receiver"
                        )
                    );
                }
            },
            SyntaxKind.InvocationExpression
        );
}
