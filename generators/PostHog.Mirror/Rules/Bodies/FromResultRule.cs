using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>E10: <c>Task.FromResult(x)</c> becomes <c>x</c>, <c>Task.FromResult&lt;T&gt;(x)</c> becomes <c>(T)x</c>.</summary>
internal sealed class FromResultRule : IRule
{
    public string Id => "E10";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.InvocationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var call = (InvocationExpressionSyntax)node;
        if (
            !TaskSyntax.IsStaticMember(call.Expression, out var type, out var member)
            || member.Identifier.ValueText != "FromResult"
            || Operand.OnlyArgument(call.ArgumentList) is not { } argument
        )
        {
            return;
        }

        Qualifier.Delete(type, page);
        page.Delete(type.Identifier);
        page.Delete(((MemberAccessExpressionSyntax)call.Expression).OperatorToken);
        page.Delete(member.Identifier);
        page.Delete(argument.NameColon);
        StatementShape.RemoveParentheses(call.ArgumentList, call, page);
        if (member is GenericNameSyntax { TypeArgumentList: var arguments })
        {
            page.Replace(arguments.LessThanToken, "(");
            page.Replace(arguments.GreaterThanToken, ")");
        }
    }
}
