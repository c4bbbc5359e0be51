using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>
/// E11: where a function that becomes <c>void</c> returns a task, the call is made and then the function returns:
/// <c>F();</c> at the end of its body, <c>{ F(); return; }</c> elsewhere.
/// </summary>
internal sealed class ReturnedTaskRule : IRule
{
    public string Id => "E11";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [SyntaxKind.ReturnStatement, SyntaxKind.ArrowExpressionClause];

    public void Apply(SyntaxNode node, Page page)
    {
        var function = EnclosingFunction.Of(node);
        switch (node)
        {
            case ReturnStatementSyntax { Expression: { } returned } result
                when !function.IsAsync && LosesResult(function, Core(returned), page):
                if (PrepareStatement(returned, page))
                {
                    Write(result, function, page);
                }

                break;
            case ArrowExpressionClauseSyntax { Expression: not AwaitExpressionSyntax } arrow
                when function.BecomesVoid:
                PrepareStatement(arrow.Expression, page);
                break;
        }
    }

    /// <summary>Looks into <c>new ValueTask(F())</c> too.</summary>
    private static ExpressionSyntax Core(ExpressionSyntax returned)
    {
        var core = Operand.Core(returned);
        return
            core is BaseObjectCreationExpressionSyntax creation
            && Operand.OnlyArgument(creation.ArgumentList) is { } argument
            ? Operand.Core(argument.Expression)
            : core;
    }

    private static bool LosesResult(EnclosingFunction function, ExpressionSyntax core, Page page) =>
        function.BecomesVoid
        || (
            function.IsUntyped
            && core is InvocationExpressionSyntax call
            && page.Names[Operand.Name(call) ?? ""] == NameKinds.Task
        );

    /// <summary>Whether the expression is one to keep as a statement; what is not was refused or has its own rule.</summary>
    private static bool PrepareStatement(ExpressionSyntax returned, Page page)
    {
        var whole = Operand.Core(returned);
        if (
            GuardedChoice.Is(whole)
            || NoOperation.Is(whole)
            || NoOperation.IsDefaultTask(whole)
            || whole is ThrowExpressionSyntax
            || (
                whole is InvocationExpressionSyntax failed
                && (
                    TaskSyntax.IsStaticMember(failed.Expression, "FromException")
                    || TaskSyntax.IsStaticMember(failed.Expression, "FromCanceled")
                )
            )
        )
        {
            return false;
        }

        StatementShape.RemoveParentheses(returned, page);
        var core = Core(returned);
        StatementShape.RefuseUnlessStatement(core, returned, page);
        return Operand.IsStatement(core) || Operand.IsGuardedCall(core);
    }

    private static void Write(ReturnStatementSyntax result, EnclosingFunction function, Page page)
    {
        if (result.Parent == function.Body && function.Body!.Statements.Last() == result)
        {
            page.Delete(result.ReturnKeyword);
        }
        else
        {
            page.Replace(result.ReturnKeyword, "{");
            page.Replace(result.SemicolonToken, "; return; }");
        }
    }
}
