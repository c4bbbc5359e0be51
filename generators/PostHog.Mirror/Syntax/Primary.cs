using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Tells where parentheses may go: what they hold binds as tightly as they do.</summary>
internal static class Primary
{
    /// <summary>Whether the blocking form of an expression is a name, a literal, a call or the like.</summary>
    public static bool Is(ExpressionSyntax expression) =>
        Operand.Core(expression) switch
        {
            AwaitExpressionSyntax inner => Is(inner.Expression),
            InvocationExpressionSyntax call => IsCall(call),
            ObjectCreationExpressionSyntax creation => TaskCreation.ValueTaskName(creation) is null,
            MemberAccessExpressionSyntax access => access.IsKind(
                SyntaxKind.SimpleMemberAccessExpression
            ) && !TaskSyntax.IsStaticMember(access, out _, out _),
            SimpleNameSyntax
            or LiteralExpressionSyntax
            or InterpolatedStringExpressionSyntax
            or ElementAccessExpressionSyntax
            or InstanceExpressionSyntax
            or TypeOfExpressionSyntax
            or DefaultExpressionSyntax => true,
            _ => false,
        };

    /// <summary>Whether a call remains one, or leaves its only argument.</summary>
    private static bool IsCall(InvocationExpressionSyntax call) =>
        !TaskSyntax.IsStaticMember(call.Expression, out _, out var member)
        || (
            member is IdentifierNameSyntax { Identifier.ValueText: "FromResult" }
            && Operand.OnlyArgument(call.ArgumentList) is { } argument
            && Is(argument.Expression)
        );
}
