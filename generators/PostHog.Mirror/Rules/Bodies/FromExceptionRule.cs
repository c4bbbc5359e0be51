using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>E10b: a failed task, returned or awaited, becomes <c>throw</c>.</summary>
internal sealed class FromExceptionRule : IRule
{
    public string Id => "E10b";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.InvocationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var call = (InvocationExpressionSyntax)node;
        if (
            !TaskSyntax.IsStaticMember(call.Expression, "FromException")
            || Operand.OnlyArgument(call.ArgumentList) is not { } argument
        )
        {
            return;
        }

        var outer = Operand.Outermost(call);
        while (outer.Parent is AwaitExpressionSyntax wait)
        {
            outer = Operand.Outermost(wait);
        }

        if (Thrower(outer, call) is not { } thrower)
        {
            page.Refuse("BLK0112", call, call.Expression.ToString(), "throw");
        }
        else if (Obstacle(call, argument) is var (where, advice))
        {
            page.Refuse("BLK0112", call, call.Expression + where, advice);
        }
        else
        {
            Throw(call, outer, thrower, argument, page);
        }
    }

    /// <summary>Why an exception that is thrown would not do what a failed task does, and what to write instead.</summary>
    private static (string Where, string Advice)? Obstacle(
        InvocationExpressionSyntax call,
        ArgumentSyntax argument
    )
    {
        if (IsCaughtHere(call))
        {
            return (" inside 'try'", "it after the try statement, where it is not caught");
        }

        // Thrown again, an exception forgets where it was thrown before; in a task it does not.
        return TaskSyntax.Last(argument.Expression) is null
            ? null
            : (" of a kept exception", "a new exception, or ExceptionDispatchInfo");
    }

    /// <summary>Whether a failed task that is only returned would be caught if it was thrown.</summary>
    public static bool IsCaughtHere(ExpressionSyntax call) =>
        EnclosingFunction.Of(call) is { IsAsync: false } function
        && LeftBlocks.Catch(call, function.Node);

    private static void Throw(
        InvocationExpressionSyntax call,
        ExpressionSyntax outer,
        SyntaxToken thrower,
        ArgumentSyntax argument,
        Page page
    )
    {
        StatementShape.RemoveParentheses(Operand.Outermost(call), page);
        if (outer != Operand.Outermost(call))
        {
            StatementShape.RemoveParentheses(outer, page);
        }

        StatementShape.RemoveParentheses(call.ArgumentList, call, page);
        page.Delete(call.Expression);
        page.Delete(argument.NameColon);
        page.Edits.Overwrite(thrower, "throw", page.CurrentRule);
    }

    /// <summary>The token that becomes <c>throw</c>, where the language allows one.</summary>
    public static SyntaxToken? Thrower(ExpressionSyntax outer, ExpressionSyntax call) =>
        outer.Parent switch
        {
            ReturnStatementSyntax result => result.ReturnKeyword,
            ExpressionStatementSyntax statement => statement.GetFirstToken(),
            ArrowExpressionClauseSyntax
            or AnonymousFunctionExpressionSyntax
            or SwitchExpressionArmSyntax => First(outer, call),
            ConditionalExpressionSyntax choice when choice.Condition != outer => First(outer, call),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice
                when choice.Right == outer => First(outer, call),
            _ => null,
        };

    private static SyntaxToken First(ExpressionSyntax outer, ExpressionSyntax call) =>
        outer is AwaitExpressionSyntax wait ? wait.AwaitKeyword : call.GetFirstToken();
}
