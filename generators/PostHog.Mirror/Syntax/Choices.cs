using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Looks through expressions that only choose between values: <c>?:</c>, <c>??</c> and <c>switch</c>.</summary>
internal static class Choices
{
    /// <summary>The choice an expression is one of the outcomes of.</summary>
    public static ExpressionSyntax? Around(ExpressionSyntax outcome) =>
        outcome.Parent switch
        {
            ConditionalExpressionSyntax choice when choice.Condition != outcome => choice,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => choice,
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice,
            _ => null,
        };

    /// <summary>The whole expression that may have this one as its value.</summary>
    public static ExpressionSyntax Outermost(ExpressionSyntax outcome)
    {
        var current = Operand.Outermost(outcome);
        while (Around(current) is { } choice)
        {
            current = Operand.Outermost(choice);
        }

        return current;
    }
}
