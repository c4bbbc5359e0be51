using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>
/// E10a: <c>new ValueTask&lt;T&gt;(x)</c> becomes <c>(T)x</c>, <c>new ValueTask&lt;T&gt;()</c> becomes
/// <c>default(T)</c>.
/// </summary>
internal sealed class ValueTaskOfResultRule : IRule
{
    public string Id => "E10a";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.ObjectCreationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var creation = (ObjectCreationExpressionSyntax)node;
        if (
            TaskCreation.ValueTaskName(creation) is not GenericNameSyntax { Arity: 1 } name
            || creation.ArgumentList is not { Arguments.Count: <= 1 } arguments
        )
        {
            return;
        }

        Qualifier.Delete(name, page);
        page.Delete(name.Identifier);
        page.Replace(name.TypeArgumentList.LessThanToken, "(");
        page.Replace(name.TypeArgumentList.GreaterThanToken, ")");
        if (Operand.OnlyArgument(arguments) is { } argument)
        {
            page.Delete(creation.NewKeyword);
            page.Delete(argument.NameColon);
            StatementShape.RemoveParentheses(arguments, creation, page);
        }
        else
        {
            page.Replace(creation.NewKeyword, "default");
            page.Delete(arguments);
        }
    }
}
