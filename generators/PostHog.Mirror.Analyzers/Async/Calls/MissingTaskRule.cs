using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: a task that may be missing is not a result that may be null. The translator sees it by the names of
/// methods; this rule sees delegates and variables, too.
/// </summary>
internal sealed class MissingTaskRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<BinaryExpressionSyntax>(
            context,
            (node, choice) =>
            {
                if (
                    TaskSymbols.IsTask(
                        node.SemanticModel.GetTypeInfo(choice, node.CancellationToken).Type
                    )
                    && !Operand.IsGuardedCall(choice)
                    && !IsSeenByTranslator(choice.Left)
                    && !IsSeenByTranslator(choice.Right)
                    && choice.Parent is not AwaitExpressionSyntax
                )
                {
                    Report(
                        node,
                        Found(
                            choice.GetLocation(),
                            "the alternative to a missing task would also replace a null result; write if/else"
                        )
                    );
                }
            },
            SyntaxKind.CoalesceExpression
        );

    private static bool IsSeenByTranslator(ExpressionSyntax side)
    {
        var core = Operand.Core(side);
        while (core is ConditionalAccessExpressionSyntax access)
        {
            core = Operand.Core(access.WhenNotNull);
        }

        return core is InvocationExpressionSyntax call
            && (
                BlockingNames.IsAsyncName(Operand.Name(call) ?? "")
                || TaskSyntax.IsStaticMember(call.Expression, out _, out _)
            );
    }
}
