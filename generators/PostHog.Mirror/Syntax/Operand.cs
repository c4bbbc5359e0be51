using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Looks through what disappears around an awaited or returned call: parentheses and configuration.</summary>
internal static class Operand
{
    /// <summary>The call itself: <c>F()</c> for <c>(F().ConfigureAwait(false))</c>.</summary>
    public static ExpressionSyntax Core(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax sure when IsAssurance(sure):
                    expression = sure.Operand;
                    break;
                case InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax access
                } call when Configuration.Is(call):
                    expression = access.Expression;
                    break;
                default:
                    return expression;
            }
        }
    }

    /// <summary>The outermost expression whose core this is.</summary>
    public static ExpressionSyntax Outermost(ExpressionSyntax core)
    {
        while (true)
        {
            switch (core.Parent)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    core = parenthesized;
                    break;
                case PostfixUnaryExpressionSyntax sure when IsAssurance(sure):
                    core = sure;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
                    when access.Expression == core && Configuration.Is(call):
                    core = call;
                    break;
                default:
                    return core;
            }
        }
    }

    /// <summary>Whether an operator only says that a value is not null.</summary>
    public static bool IsAssurance(PostfixUnaryExpressionSyntax sure) =>
        sure.IsKind(SyntaxKind.SuppressNullableWarningExpression);

    /// <summary>The argument of a list with exactly one.</summary>
    public static ArgumentSyntax? OnlyArgument(BaseArgumentListSyntax? list) =>
        list is { Arguments.Count: 1 } ? list.Arguments[0] : null;

    /// <summary>Whether an expression or a type is this name, and nothing else.</summary>
    public static bool IsNamed(SyntaxNode node, string name) =>
        node is IdentifierNameSyntax only && only.Identifier.ValueText == name;

    /// <summary>The name a call is made by: of the member or of the method.</summary>
    public static string? Name(InvocationExpressionSyntax call) =>
        CalledName(call)?.Identifier.ValueText;

    public static SimpleNameSyntax? CalledName(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax name => name,
            _ => null,
        };

    /// <summary>Whether an expression may stand as a statement once its <c>await</c> is gone.</summary>
    public static bool IsStatement(ExpressionSyntax core) =>
        core switch
        {
            InvocationExpressionSyntax call => !TaskSyntax.IsStaticMember(
                call.Expression,
                "FromResult"
            ),
            AwaitExpressionSyntax inner => IsStatement(Core(inner.Expression)),
            ConditionalAccessExpressionSyntax access => IsStatement(access.WhenNotNull),
            AssignmentExpressionSyntax => true,
            _ => core.Kind()
                is SyntaxKind.PostIncrementExpression
                    or SyntaxKind.PostDecrementExpression
                    or SyntaxKind.PreIncrementExpression
                    or SyntaxKind.PreDecrementExpression,
        };

    /// <summary>Whether an expression is <c>x?.FAsync() ?? Task.CompletedTask</c>: a call made if there is one to call.</summary>
    public static bool IsGuardedCall(ExpressionSyntax core) =>
        core is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } guard
        && Core(guard.Left) is ConditionalAccessExpressionSyntax left
        && IsStatement(left)
        && TaskSyntax.IsStaticMember(Core(guard.Right), "CompletedTask");
}
