using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: an awaited constant is a constant once the await is gone, and the compiler computes with it: it may suit
/// another overload, or no longer fit its type.
/// </summary>
internal sealed class AwaitedConstantRule() : AsyncRule(Descriptors.Await)
{
    /// <summary>The product of two such numbers still fits.</summary>
    private const int Small = 46_000;

    public override void Start(RuleContext context) =>
        CheckNodes<AwaitExpressionSyntax>(
            context,
            (node, wait) =>
            {
                if (
                    Operand.Core(wait.Expression) is InvocationExpressionSyntax call
                    && TaskSyntax.IsStaticMember(call.Expression, "FromResult")
                    && Operand.OnlyArgument(call.ArgumentList) is { } argument
                    && node.SemanticModel.GetConstantValue(
                        argument.Expression,
                        node.CancellationToken
                    )
                        is { HasValue: true, Value: { } constant and not (string or bool) }
                    && IsComputedWith(Operand.Outermost(wait), constant, node.SemanticModel)
                )
                {
                    Report(
                        node,
                        Found(
                            wait.GetLocation(),
                            "the compiler would compute with this constant; put the result in a variable first"
                        )
                    );
                }
            },
            SyntaxKind.AwaitExpression
        );

    private static bool IsComputedWith(
        ExpressionSyntax value,
        object constant,
        SemanticModel model
    ) =>
        value.Parent switch
        {
            CastExpressionSyntax => true,
            ArgumentSyntax
            {
                Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call }
            } => model.GetMemberGroup(call.Expression).Length > 1,
            BinaryExpressionSyntax sum => !IsHarmless(constant)
                && IsConstant(sum.Left == value ? sum.Right : sum.Left, model),
            _ => false,
        };

    /// <summary>Whether nothing overflows that is computed with a number, and nothing is divided by it in vain.</summary>
    private static bool IsHarmless(object constant) =>
        constant is int and not 0 and > -Small and < Small or double or float or char;

    /// <summary>Whether a value is known to the compiler, or will be once it is not awaited.</summary>
    private static bool IsConstant(ExpressionSyntax value, SemanticModel model) =>
        model.GetConstantValue(value).HasValue
        || (
            Operand.Core(value) is AwaitExpressionSyntax wait
            && Operand.Core(wait.Expression) is InvocationExpressionSyntax call
            && TaskSyntax.IsStaticMember(call.Expression, "FromResult")
        );
}
