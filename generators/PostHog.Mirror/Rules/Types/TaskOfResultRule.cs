using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Types;

/// <summary>E4: <c>Task&lt;T&gt;</c> and <c>ValueTask&lt;T&gt;</c>, qualified or not, become <c>T</c>.</summary>
internal sealed class TaskOfResultRule : IRule
{
    public string Id => "E4";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.GenericName];

    public void Apply(SyntaxNode node, Page page)
    {
        var name = (GenericNameSyntax)node;
        if (!TaskSyntax.IsTaskOfT(name) || name.IsPartOfStructuredTrivia())
        {
            return;
        }

        var whole = TaskSyntax.WholeType(name);
        if (whole.Parent is ObjectCreationExpressionSyntax || IsMemberOf(whole))
        {
            return; // creations and static members have rules of their own
        }

        var result = name.TypeArgumentList.Arguments[0];
        if (
            result is OmittedTypeArgumentSyntax
            || TaskSyntax.IsTask(result)
            || Tests(whole)
            || TypeQuestion.IsAbout(whole)
        )
        {
            page.Refuse("BLK0110", whole, whole.ToString());
            return;
        }

        Unwrap(name, page);
    }

    /// <summary>Leaves only the result type of a task type.</summary>
    public static void Unwrap(GenericNameSyntax name, Page page)
    {
        Qualifier.Delete(name, page);
        page.Delete(name.Identifier);
        page.Delete(name.TypeArgumentList.LessThanToken);
        page.Delete(name.TypeArgumentList.GreaterThanToken);
    }

    private static bool IsMemberOf(ExpressionSyntax whole) =>
        whole.Parent is MemberAccessExpressionSyntax access && access.Expression == whole;

    /// <summary>Whether the type is asked about at run time, may be missing, or is extended: there a task is a value.</summary>
    private static bool Tests(ExpressionSyntax whole) =>
        whole.Parent switch
        {
            { } parent when TypeQuestion.Is(parent) => true,
            ArgumentSyntax => true, // of nameof
            // Whether there is a task is not whether there is a result.
            NullableTypeSyntax nullable => nullable.Parent
                is MethodDeclarationSyntax
                    or LocalFunctionStatementSyntax
                    or ParameterSyntax,
            ParameterSyntax parameter => parameter.Modifiers.Any(SyntaxKind.ThisKeyword)
                || parameter.Parent?.Parent is ExtensionBlockDeclarationSyntax,
            _ => false,
        };
}
