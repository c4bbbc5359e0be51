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

    /// <summary>Whether a call of it stands where the language allows a <c>throw</c>.</summary>
    public static bool IsThrown(ExpressionSyntax call) =>
        !FromExceptionRule.IsCaughtHere(call)
        && FromExceptionRule.Thrower(Operand.Outermost(call), call) is { } thrower
        && !thrower.IsKind(SyntaxKind.None)
        && Operand.Outermost(call).Parent is not ExpressionStatementSyntax;

    public void Apply(SyntaxNode node, Page page)
    {
        var call = (InvocationExpressionSyntax)node;
        if (
            !TaskSyntax.IsStaticMember(call.Expression, out var type, out var member)
            || member.Identifier.ValueText != "FromCanceled"
            || Operand.OnlyArgument(call.ArgumentList) is not { } argument
            || !IsThrown(call)
        )
        {
            return;
        }

        var outer = Operand.Outermost(call);
        var thrower = FromExceptionRule.Thrower(outer, call)!.Value;
        StatementShape.RemoveParentheses(outer, page);
        page.Delete(call.Expression);
        page.Delete(argument.NameColon);
        page.Edits.Overwrite(type.Identifier, thrower == type.Identifier ? "throw new" : "new", Id);
        page.Edits.Overwrite(member.Identifier, "System.OperationCanceledException", Id);
        if (thrower != type.Identifier)
        {
            page.Edits.Overwrite(thrower, "throw", Id);
        }
    }
}
