using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Analyzers.CodeFixes;

/// <summary>
/// PH0003: makes the event personless, or takes the person from the request context where the id is blank.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class NewEventFix() : PackageFix("PH0003", "Create the event without this id")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Fix(
        SyntaxNode found,
        SemanticModel model
    )
    {
        // Of 'id ?? "guest"' only the author knows what is to become.
        if (
            found.FirstAncestorOrSelf<ArgumentSyntax>() is not { } argument
            || argument.Expression != found.FirstAncestorOrSelf<ExpressionSyntax>()
            || argument.Parent
                is not ArgumentListSyntax
                {
                    Arguments.Count: 2,
                    Parent: BaseObjectCreationExpressionSyntax creation
                } list
            || model.GetSymbolInfo(creation).Symbol
                is not IMethodSymbol { ContainingType.Name: "PostHogEvent" }
        )
        {
            return null;
        }

        var others = list.WithArguments(list.Arguments.Remove(argument));
        if (model.GetConstantValue(argument.Expression).Value is string text && IsBlank(text))
        {
            return (creation, creation.WithArgumentList(others));
        }

        // A call has no initializer.
        return creation.Initializer is null
            ? (
                creation,
                SyntaxFactory
                    .InvocationExpression(FullNames.EventMember("Anonymous"), others)
                    .WithTriviaFrom(creation)
            )
            : null;
    }

    private static bool IsBlank(string text) => text.Trim().Length == 0;
}
