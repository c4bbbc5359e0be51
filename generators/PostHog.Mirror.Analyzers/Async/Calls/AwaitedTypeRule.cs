using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: only of a task it is known what remains when it is not awaited. Anything else that can be awaited would
/// remain what it is; and an option that catches what a task throws would be lost.
/// </summary>
internal sealed class AwaitedTypeRule() : AsyncRule(Descriptors.Await)
{
    private const int SuppressThrowing = 2;

    public override void Start(RuleContext context)
    {
        CheckNodes<AwaitExpressionSyntax>(context, CheckAwait, SyntaxKind.AwaitExpression);
        CheckNodes<InvocationExpressionSyntax>(
            context,
            CheckOptions,
            SyntaxKind.InvocationExpression
        );
    }

    private void CheckAwait(RuleNode node, AwaitExpressionSyntax wait)
    {
        var awaited = wait.Expression;
        if (
            node.SemanticModel.GetTypeInfo(awaited, node.CancellationToken).Type is { } type
            && type.TypeKind != TypeKind.Error
            && !TaskSymbols.IsAwaitedTask(type)
        )
        {
            Report(node, Found(awaited.GetLocation(), $"'{type.Name}' is no task; await a task"));
        }
    }

    private void CheckOptions(RuleNode node, InvocationExpressionSyntax call)
    {
        if (
            Operand.Name(call) == "ConfigureAwait"
            && Operand.OnlyArgument(call.ArgumentList) is { Expression: SimpleNameSyntax } argument
            && node.SemanticModel.GetTypeInfo(argument.Expression, node.CancellationToken).Type
                is { Name: "ConfigureAwaitOptions" }
            && node.SemanticModel.GetConstantValue(argument.Expression, node.CancellationToken)
                is not { Value: int and not (>= SuppressThrowing and <= SuppressThrowing + 1) }
        )
        {
            Report(
                node,
                Found(
                    call.ArgumentList.GetLocation(),
                    "these options may catch exceptions; write them out where they are used"
                )
            );
        }
    }
}
