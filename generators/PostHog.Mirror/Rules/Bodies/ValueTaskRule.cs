using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>E10c: a returned <c>new ValueTask(F())</c> becomes <c>F()</c>.</summary>
internal sealed class ValueTaskRule : IRule
{
    public string Id => "E10c";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.ObjectCreationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var creation = (ObjectCreationExpressionSyntax)node;
        if (
            TaskCreation.ValueTaskName(creation) is not IdentifierNameSyntax name
            || Operand.OnlyArgument(creation.ArgumentList) is not { } argument
            || !TaskCreation.IsVoidResult(creation)
        )
        {
            return;
        }

        page.Delete(creation.NewKeyword);
        Qualifier.Delete(name, page);
        page.Delete(name.Identifier);
        page.Delete(argument.NameColon);
        page.Delete(creation.ArgumentList!.OpenParenToken);
        page.Delete(creation.ArgumentList.CloseParenToken);
    }
}
