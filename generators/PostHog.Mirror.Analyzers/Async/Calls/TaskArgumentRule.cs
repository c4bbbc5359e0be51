using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0110: generic code that is given a task as its type argument, often by inference, handles the task itself:
/// <c>Select(x => FAsync(x))</c> makes tasks, and its blocking form results.
/// </summary>
internal sealed class TaskArgumentRule() : AsyncRule(Descriptors.TaskValue)
{
    public override void Start(RuleContext context) =>
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) =>
            {
                if (
                    Operand.CalledName(call) is { } name
                    && node.Symbol is IMethodSymbol method
                    && !TaskSymbols.IsTask(method.ContainingType)
                    && method.TypeArguments.FirstOrDefault(TaskSymbols.HoldsTask) is { } task
                )
                {
                    Report(
                        node,
                        Found(
                            name.GetLocation(),
                            task.ToMinimalDisplayString(node.SemanticModel, name.SpanStart)
                        )
                    );
                }
            },
            SyntaxKind.InvocationExpression
        );
}
