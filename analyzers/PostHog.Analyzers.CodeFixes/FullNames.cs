using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace PostHog.Analyzers.CodeFixes;

/// <summary>Names that a fix writes, as short as the file's usings allow.</summary>
internal static class FullNames
{
    /// <summary><c>PostHogEvent</c>.</summary>
    public static TypeSyntax Event => Type("global::PostHog.PostHogEvent");

    /// <summary>A type, given by its full name.</summary>
    public static TypeSyntax Type(string name) =>
        SyntaxFactory.ParseTypeName(name).WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>A member of <c>PostHogEvent</c>.</summary>
    public static ExpressionSyntax EventMember(string name) =>
        SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            (ExpressionSyntax)
                SyntaxFactory
                    .ParseExpression("global::PostHog.PostHogEvent")
                    .WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.IdentifierName(name)
        );
}
