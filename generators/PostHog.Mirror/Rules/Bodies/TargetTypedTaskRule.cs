using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>
/// E10d: a returned <c>new(x)</c> of a task type becomes <c>x</c>;
/// <c>new()</c> becomes <c>default</c>.
/// </summary>
internal sealed class TargetTypedTaskRule : IRule
{
    public string Id => "E10d";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.ImplicitObjectCreationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var creation = (ImplicitObjectCreationExpressionSyntax)node;
        var function = EnclosingFunction.Of(creation);
        if (
            function.IsAsync
            || !TaskSyntax.IsTask(function.ReturnType)
            || !TaskCreation.IsResult(creation)
        )
        {
            return;
        }

        if (!IsWrapper(creation, function))
        {
            page.Refuse("BLK0112", creation, "new " + function.ReturnType, "an async method");
        }
        else if (Operand.OnlyArgument(creation.ArgumentList) is { } argument)
        {
            Unwrap(creation, argument, function, page);
        }
        else if (!function.BecomesVoid)
        {
            page.Replace(creation.NewKeyword, "default");
            page.Delete(creation.ArgumentList);
        }
    }

    /// <summary>Whether it only wraps a result or a task; a <c>Task</c> made by hand is work not yet started.</summary>
    private static bool IsWrapper(
        ImplicitObjectCreationExpressionSyntax creation,
        EnclosingFunction function
    ) =>
        TaskSyntax.Last(function.ReturnType)?.Identifier.ValueText == "ValueTask"
        && creation is { ArgumentList.Arguments.Count: <= 1, Initializer: null };

    private static void Unwrap(
        ImplicitObjectCreationExpressionSyntax creation,
        ArgumentSyntax argument,
        EnclosingFunction function,
        Page page
    )
    {
        page.Delete(creation.NewKeyword);
        page.Delete(argument.NameColon);
        if (function.BecomesVoid)
        {
            page.Delete(creation.ArgumentList.OpenParenToken);
            page.Delete(creation.ArgumentList.CloseParenToken);
        }
        else
        {
            StatementShape.RemoveParentheses(creation.ArgumentList, creation, page);
        }
    }
}
