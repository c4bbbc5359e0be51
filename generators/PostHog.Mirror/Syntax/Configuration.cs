using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Syntax;

/// <summary>Recognises the calls that only say how a task is awaited, and so mean nothing in blocking code.</summary>
internal static class Configuration
{
    public static bool Is(InvocationExpressionSyntax call) =>
        Operand.Name(call) switch
        {
            "ConfigureAwait" => call.ArgumentList.Arguments.Count == 1,
            // Others may have methods of these names, too: there has to be a task about.
            "AsTask" or "Preserve" => call.ArgumentList.Arguments.Count == 0
                && (IsOnTask(call) || IsAwaited(call) || IsReturned(call)),
            _ => false,
        };

    private static bool IsOnTask(InvocationExpressionSyntax call) =>
        Receiver(call) switch
        {
            InvocationExpressionSyntax called => BlockingNames.IsAsyncName(
                Operand.Name(called) ?? ""
            ) || (HasName(called) && IsOnTask(called)),
            ObjectCreationExpressionSyntax created => TaskSyntax.IsTask(created.Type),
            _ => false,
        };

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax call)
    {
        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        while (receiver is ParenthesizedExpressionSyntax inner)
        {
            receiver = inner.Expression;
        }

        return receiver;
    }

    private static bool IsAwaited(SyntaxNode call)
    {
        var user = call.Parent;
        while (
            user is ParenthesizedExpressionSyntax
            || (
                user is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }
                && HasName(next)
            )
            || (user is InvocationExpressionSyntax outer && HasName(outer))
        )
        {
            user = user.Parent;
        }

        return user is AwaitExpressionSyntax;
    }

    /// <summary>Whether it is what a function gives as its task.</summary>
    private static bool IsReturned(SyntaxNode call)
    {
        var user = call.Parent;
        while (
            user
                is ParenthesizedExpressionSyntax
                    or ArgumentListSyntax { Parent: ImplicitObjectCreationExpressionSyntax }
                    or ImplicitObjectCreationExpressionSyntax
            || user is ArgumentSyntax { Parent.Parent: ImplicitObjectCreationExpressionSyntax }
        )
        {
            user = user.Parent;
        }

        return user is ReturnStatementSyntax or ArrowExpressionClauseSyntax
            && EnclosingFunction.Of(call) is { IsAsync: false } function
            && TaskSyntax.IsTask(function.ReturnType);
    }

    private static bool HasName(InvocationExpressionSyntax call) =>
        Operand.Name(call) is "ConfigureAwait" or "AsTask" or "Preserve";
}
