using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>
/// Recognises <c>b ? FAsync() : Task.CompletedTask</c>, or the other way round, where it is all that is awaited or
/// returned: a call under a condition.
/// </summary>
internal static class GuardedChoice
{
    public static bool Is(ExpressionSyntax core) =>
        core is ConditionalExpressionSyntax choice
        && Call(choice) is not null
        && Host(choice) is not null;

    /// <summary>The outcome that does something, if it is the only one.</summary>
    public static ExpressionSyntax? Call(ConditionalExpressionSyntax choice) =>
        (IsNothing(choice.WhenTrue), IsNothing(choice.WhenFalse)) switch
        {
            (false, true) when IsCall(choice.WhenTrue) => choice.WhenTrue,
            (true, false) when IsCall(choice.WhenFalse) => choice.WhenFalse,
            _ => null,
        };

    /// <summary>The statement or body that the choice is all of, if its function is one that returns nothing.</summary>
    public static SyntaxNode? Host(ConditionalExpressionSyntax choice)
    {
        var whole = Operand.Outermost(choice);
        return whole.Parent switch
        {
            AwaitExpressionSyntax wait => HostOf(wait),
            ReturnStatementSyntax result when Becomes(result) => result,
            ArrowExpressionClauseSyntax arrow when Becomes(arrow) => arrow,
            LambdaExpressionSyntax lambda when !new EnclosingFunction(lambda).IsAsync => lambda,
            _ => null,
        };
    }

    /// <summary>What is all of an awaited choice, whose outcome is nothing then.</summary>
    private static SyntaxNode? HostOf(AwaitExpressionSyntax wait) =>
        wait.Parent switch
        {
            ExpressionStatementSyntax statement => statement,
            ArrowExpressionClauseSyntax
            {
                Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax
            } arrow => arrow,
            LambdaExpressionSyntax lambda => lambda,
            _ => null,
        };

    private static bool Becomes(SyntaxNode host)
    {
        var function = EnclosingFunction.Of(host);
        return !function.IsAsync && (function.BecomesVoid || function.IsUntyped);
    }

    private static bool IsNothing(ExpressionSyntax outcome) =>
        NoOperation.IsCompletedTask(Operand.Core(outcome));

    private static bool IsCall(ExpressionSyntax outcome) =>
        Operand.Core(outcome) is InvocationExpressionSyntax call && Operand.IsStatement(call);
}
