using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>
/// Makes of the rest of a conditional call, <c>.F()</c> in <c>x?.Y?.F()</c>, one that can be bound: <c>((x).Y).F()</c>.
/// </summary>
internal static class UnconditionalCall
{
    /// <summary>The call as it can be bound on its own, or null if it is the rest of nothing.</summary>
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

        return Text(call, changed.ToString(), model) is { } text
            ? SyntaxFactory.ParseExpression(text)
            : null;
    }

    /// <summary>What a rest says, behind what its conditions ask.</summary>
    private static string? Text(ExpressionSyntax rest, string written, SemanticModel model)
    {
        if (!IsRest(rest))
        {
            return written;
        }

        var condition = rest.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(one =>
            one.WhenNotNull.Span.Contains(rest.Span)
        );
        if (
            condition is null
            || Text(condition.Expression, condition.Expression.ToString(), model) is not { } asked
        )
        {
            return null;
        }

        var type = model.GetTypeInfo(condition.Expression).Type;
        var value =
            type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? ".Value" : "";
        return $"({asked}){value}{written}";
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
