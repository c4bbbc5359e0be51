using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>E10e: a returned cancelled task becomes <c>throw new OperationCanceledException(token)</c>.</summary>
internal sealed class FromCanceledRule : IRule
{
    public string Id => "E10e";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.InvocationExpression];

    /// <summary>Whether a call of it is all that a function returns.</summary>
    public static bool IsReturned(ExpressionSyntax call) =>
        Operand.Outermost(call).Parent is ReturnStatementSyntax
        && !EnclosingFunction.Of(call).IsAsync
        && !FromExceptionRule.IsCaughtHere(call);

    public void Apply(SyntaxNode node, Page page)
    {
        var call = (InvocationExpressionSyntax)node;
        if (
            !TaskSyntax.IsStaticMember(call.Expression, out var type, out var member)
            || member.Identifier.ValueText != "FromCanceled"
            || Operand.OnlyArgument(call.ArgumentList) is not { } argument
            || !IsReturned(call)
        )
        {
            return;
        }

        var outer = Operand.Outermost(call);
        StatementShape.RemoveParentheses(outer, page);
        page.Delete(call.Expression);
        page.Delete(argument.NameColon);
        page.Edits.Overwrite(type.Identifier, "new", Id);
        page.Edits.Overwrite(member.Identifier, "System.OperationCanceledException", Id);
        page.Replace(((ReturnStatementSyntax)outer.Parent!).ReturnKeyword, "throw");
    }
}
