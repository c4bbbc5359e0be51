using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>Makes of the rest of a conditional call, <c>.Y.F()</c> in <c>x?.Y.F()</c>, one that can be bound: <c>(x).Y.F()</c>.</summary>
internal static class UnconditionalCall
{
    /// <summary>The call as it can be bound on its own, or null behind several conditions.</summary>
    /// <param name="call">The call where it stands.</param>
    /// <param name="changed">The same with another name.</param>
    /// <param name="model">What knows the types.</param>
    public static ExpressionSyntax? Of(
        InvocationExpressionSyntax call,
        InvocationExpressionSyntax changed,
        SemanticModel model
    )
    {
        if (!IsRest(changed))
        {
            return changed;
        }

        var condition = call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(one =>
            one.WhenNotNull.Span.Contains(call.Span)
        );
        if (condition is null || IsRest(condition.Expression))
        {
            return null;
        }

        var type = model.GetTypeInfo(condition.Expression).Type;
        var value =
            type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? ".Value" : "";
        return SyntaxFactory.ParseExpression($"({condition.Expression}){value}{changed}");
    }

    /// <summary>Whether an expression begins with what a condition leads to.</summary>
    private static bool IsRest(ExpressionSyntax expression)
    {
        ExpressionSyntax? current = expression;
        while (current is not null)
        {
            switch (current)
            {
                case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax:
                    return true;
                case InvocationExpressionSyntax outer:
                    current = outer.Expression;
                    break;
                case MemberAccessExpressionSyntax access:
                    current = access.Expression;
                    break;
                case ElementAccessExpressionSyntax access:
                    current = access.Expression;
                    break;
                case PostfixUnaryExpressionSyntax sure:
                    current = sure.Operand;
                    break;
                case ConditionalAccessExpressionSyntax access:
                    current = access.Expression;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }
}
