using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>E10d: a returned <c>new(x)</c> of a task type becomes <c>(x)</c>, or <c>x</c> where nothing is returned.</summary>
internal sealed class TargetTypedTaskRule : IRule
{
    public string Id => "E10d";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.ImplicitObjectCreationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var creation = (ImplicitObjectCreationExpressionSyntax)node;
        var function = EnclosingFunction.Of(creation);
        if (
            Operand.OnlyArgument(creation.ArgumentList) is not { } argument
            || function.IsAsync
            || !TaskSyntax.IsTask(function.ReturnType)
            || !TaskCreation.IsWholeResult(creation)
        )
        {
            return;
        }

        page.Delete(creation.NewKeyword);
        page.Delete(argument.NameColon);
        if (function.BecomesVoid)
        {
            page.Delete(creation.ArgumentList.OpenParenToken);
            page.Delete(creation.ArgumentList.CloseParenToken);
        }
    }
}
