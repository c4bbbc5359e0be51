using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules;

/// <summary>What several rules do to an expression that is left alone as a statement.</summary>
internal static class StatementShape
{
    /// <summary>Removes the parentheses around a call: <c>(F());</c> is not a statement, <c>F();</c> is.</summary>
    public static void RemoveParentheses(ExpressionSyntax expression, Page page)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    page.Delete(parenthesized.OpenParenToken);
                    page.Delete(parenthesized.CloseParenToken);
                    expression = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax sure when Operand.IsAssurance(sure):
                    page.Delete(sure.OperatorToken);
                    expression = sure.Operand;
                    break;
                case InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax access
                } call when Configuration.Is(call):
                    expression = access.Expression;
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>
    /// Removes the parentheses around the only argument of a call that goes, where they change nothing: around a name,
    /// a literal or a call, and around all that a function returns or throws.
    /// </summary>
    public static void RemoveParentheses(
        ArgumentListSyntax arguments,
        ExpressionSyntax call,
        Page page
    )
    {
        var isCast =
            TaskSyntax.Last(
                call is InvocationExpressionSyntax called
                    ? called.Expression
                    : (call as ObjectCreationExpressionSyntax)?.Type
            ) is GenericNameSyntax;
        if (
            Primary.Is(arguments.Arguments[0].Expression)
            || (!isCast && Operand.Outermost(call).Parent is ReturnStatementSyntax)
        )
        {
            page.Delete(arguments.OpenParenToken);
            page.Delete(arguments.CloseParenToken);
        }
    }

    /// <summary>Refuses what cannot be a statement, with advice on how to write it instead.</summary>
    public static void RefuseUnlessStatement(
        ExpressionSyntax core,
        ExpressionSyntax where,
        Page page
    )
    {
        switch (core)
        {
            case ConditionalExpressionSyntax:
                page.Refuse("BLK0104", where, "?:");
                break;
            case SwitchExpressionSyntax:
                page.Refuse("BLK0104", where, "switch");
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }
                when !Operand.IsGuardedCall(core):
                page.Refuse("BLK0104", where, "??");
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                break;
            default:
                if (!Operand.IsStatement(core) && !NoOperation.Is(core) && !IsTaskMember(core))
                {
                    page.Refuse(
                        "BLK0101",
                        where,
                        "only a call can be a statement; assign the result, or call what does the work"
                    );
                }

                break;
        }
    }

    /// <summary>Members of the task types have rules and refusals of their own.</summary>
    private static bool IsTaskMember(ExpressionSyntax core) =>
        TaskSyntax.IsStaticMember(core, out _, out var member)
        && member.Identifier.ValueText != "FromResult";
}
