using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: a lazy task that failed stays failed in every mode; a lazy value that only publishes is made anew.
/// </summary>
internal sealed class LazyModeRule() : AsyncRule(Descriptors.Await)
{
    private const int PublicationOnly = 1;

    public override void Start(RuleContext context) =>
        CheckNodes<BaseObjectCreationExpressionSyntax>(
            context,
            Check,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression
        );

    private void Check(RuleNode node, BaseObjectCreationExpressionSyntax creation)
    {
        if (
            node.SemanticModel.GetTypeInfo(creation, node.CancellationToken).Type
                is not INamedTypeSymbol { Name: "Lazy", Arity: 1 } lazy
            || !TaskSymbols.IsTask(lazy.TypeArguments[0])
        )
        {
            return;
        }

        foreach (var argument in creation.ArgumentList?.Arguments ?? default)
        {
            if (
                node.SemanticModel.GetTypeInfo(argument.Expression, node.CancellationToken).Type
                    is { Name: "LazyThreadSafetyMode" }
                && node.SemanticModel.GetConstantValue(argument.Expression, node.CancellationToken)
                    is not { Value: int and not PublicationOnly }
            )
            {
                Report(
                    node,
                    Found(
                        argument.GetLocation(),
                        "a failed task would be kept, and a failed value be made anew; use ExecutionAndPublication"
                    )
                );
            }
        }
    }
}
