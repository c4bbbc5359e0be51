using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace PostHog.Analyzers.CodeFixes;

/// <summary>PH0004: sets the property with a call that shows the trimmer the type of the value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WithFix() : PackageFix("PH0004", "Set the property with 'With'")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Fix(
        SyntaxNode found,
        SemanticModel model
    )
    {
        var place = found.FirstAncestorOrSelf<SyntaxNode>(one =>
            one
                is AssignmentExpressionSyntax
                    or InitializerExpressionSyntax
                    or InvocationExpressionSyntax
        );
        // What is reported is the whole entry where it can be set with With, and otherwise the value.
        return place?.Span != found.Span
            ? null
            : place switch
            {
                AssignmentExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.SimpleAssignmentExpression
                } entry => OfAssignment(entry, model),
                InitializerExpressionSyntax
                {
                    Expressions: { Count: 2 } pair,
                    Parent: InitializerExpressionSyntax braces
                } entry => OfInitializer(entry, braces, pair[0], pair[1], model),
                InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax called,
                    ArgumentList.Arguments: { Count: 2 } pair,
                    Parent: ExpressionStatementSyntax
                } add => OfStatement(
                    add,
                    called.Expression,
                    pair[0].Expression,
                    pair[1].Expression,
                    model
                ),
                _ => null,
            };
    }

    private static (SyntaxNode, SyntaxNode)? OfAssignment(
        AssignmentExpressionSyntax set,
        SemanticModel model
    ) =>
        set switch
        {
            {
                Left: ImplicitElementAccessSyntax entry,
                Parent: InitializerExpressionSyntax braces
            } => OfInitializer(set, braces, NameIn(entry.ArgumentList), set.Right, model),
            { Left: ElementAccessExpressionSyntax entry, Parent: ExpressionStatementSyntax } =>
                OfStatement(set, entry.Expression, NameIn(entry.ArgumentList), set.Right, model),
            _ => null,
        };

    private static ExpressionSyntax NameIn(BracketedArgumentListSyntax brackets) =>
        brackets.Arguments[0].Expression;

    /// <summary><c>e["a"] = value</c>, <c>e.Properties["a"] = value</c>, <c>e.Add("a", value)</c>.</summary>
    private static (SyntaxNode, SyntaxNode)? OfStatement(
        ExpressionSyntax old,
        ExpressionSyntax receiver,
        ExpressionSyntax name,
        ExpressionSyntax value,
        SemanticModel model
    )
    {
        var target = IsEvent(receiver, model)
            ? receiver
            : (receiver as MemberAccessExpressionSyntax)?.Expression;
        return target is not null && IsEvent(target, model)
            ? (old, With(target, name, value).WithTriviaFrom(old))
            : null;
    }

    /// <summary>An entry of the braces behind <c>new PostHogEvent(…)</c>, or of its <c>Properties = { … }</c>.</summary>
    private static (SyntaxNode, SyntaxNode)? OfInitializer(
        ExpressionSyntax entry,
        InitializerExpressionSyntax braces,
        ExpressionSyntax name,
        ExpressionSyntax value,
        SemanticModel model
    )
    {
        ExpressionSyntax removed = entry;
        if (
            braces.Parent is AssignmentExpressionSyntax
            {
                Parent: InitializerExpressionSyntax outer
            } properties
        )
        {
            removed = braces.Expressions.Count == 1 ? properties : entry;
            braces = outer;
        }

        if (
            braces.Parent is not BaseObjectCreationExpressionSyntax creation
            || !IsEvent(creation, model)
            || HasComment(braces)
        )
        {
            return null;
        }

        var rest = braces.RemoveNode(removed, SyntaxRemoveOptions.KeepNoTrivia)!;
        var bare = Explicit(creation).WithInitializer(rest.Expressions.Count == 0 ? null : rest);
        return (
            creation,
            With(bare.WithoutTrivia(), name, value)
                .WithTriviaFrom(creation)
                .WithAdditionalAnnotations(Formatter.Annotation)
        );
    }

    private static bool HasComment(SyntaxNode node) =>
        node.DescendantTrivia(descendIntoTrivia: false)
            .Any(trivia =>
                trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
            );

    /// <summary>A call on <c>new(…)</c> would not know which type is meant.</summary>
    private static BaseObjectCreationExpressionSyntax Explicit(
        BaseObjectCreationExpressionSyntax creation
    ) =>
        creation is ImplicitObjectCreationExpressionSyntax
            ? SyntaxFactory.ObjectCreationExpression(
                creation.NewKeyword.WithTrailingTrivia(SyntaxFactory.Space),
                FullNames.Event,
                creation.ArgumentList,
                creation.Initializer
            )
            : creation;

    private static InvocationExpressionSyntax With(
        ExpressionSyntax target,
        ExpressionSyntax name,
        ExpressionSyntax value
    ) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                target,
                SyntaxFactory.IdentifierName("With")
            ),
            SyntaxFactory.ArgumentList(
                SyntaxFactory.SeparatedList(
                    [
                        SyntaxFactory.Argument(name.WithoutTrivia()),
                        SyntaxFactory.Argument(value.WithoutTrivia()),
                    ],
                    [
                        SyntaxFactory
                            .Token(SyntaxKind.CommaToken)
                            .WithTrailingTrivia(SyntaxFactory.Space),
                    ]
                )
            )
        );

    private static bool IsEvent(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type is { Name: "PostHogEvent" };
}
