using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Finds out whether anything uses the value of an expression.</summary>
internal static class Positions
{
    public static Position Of(ExpressionSyntax expression) =>
        expression.Parent switch
        {
            ExpressionStatementSyntax => Position.Statement,
            ForStatementSyntax loop when loop.Condition != expression => Position.Statement,
            ArrowExpressionClauseSyntax arrow when EnclosingFunction.Of(arrow).BecomesVoid =>
                Position.Statement,
            AnonymousFunctionExpressionSyntax lambda => new EnclosingFunction(lambda).BecomesVoid
                ? Position.Statement
                : Position.LambdaBody,
            _ => Position.Value,
        };
}
