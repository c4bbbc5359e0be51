using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>
/// Recognises calls that cannot return a task by what is done with them: <c>if (socket.ReceiveAsync(arguments))</c>.
/// </summary>
internal static class PlainValue
{
    public static bool Is(InvocationExpressionSyntax call)
    {
        ExpressionSyntax current = call;
        while (current.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            current = parenthesized;
        }

        return current.Parent switch
        {
            PrefixUnaryExpressionSyntax not => not.IsKind(SyntaxKind.LogicalNotExpression),
            BinaryExpressionSyntax both => both.Kind()
                is SyntaxKind.LogicalAndExpression
                    or SyntaxKind.LogicalOrExpression,
            IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax => true,
            ConditionalExpressionSyntax choice => choice.Condition == current,
            EqualsValueClauseSyntax
            {
                Parent.Parent: VariableDeclarationSyntax { Type: PredefinedTypeSyntax type }
            } => !type.Keyword.IsKind(SyntaxKind.ObjectKeyword),
            _ => false,
        };
    }
}
