using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Names;

/// <summary>
/// E7b: a method named without being called — as a delegate or in <c>nameof</c> — loses its <c>Async</c> suffix if
/// the sources declare it.
/// </summary>
internal sealed class MethodGroupRule : IRule
{
    public string Id => "E7b";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [SyntaxKind.IdentifierName, SyntaxKind.GenericName];

    public void Apply(SyntaxNode node, Page page)
    {
        var name = (SimpleNameSyntax)node;
        var text = name.Identifier.ValueText;
        if (
            !page.Names.IsMethod(text)
            || BlockingNames.Written(text) is not { } blocking
            || name.IsPartOfStructuredTrivia()
        )
        {
            return;
        }

        if (IsMember(name) ? !IsTarget(name.Parent!) : IsFree(name, page))
        {
            page.Replace(name.Identifier, blocking);
        }
    }

    private static bool IsMember(SimpleNameSyntax name) =>
        name.Parent is MemberBindingExpressionSyntax
        || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name);

    private static bool IsFree(SimpleNameSyntax name, Page page) =>
        name.Parent is not (NameColonSyntax or NameEqualsSyntax or ExpressionColonSyntax)
        && !IsTarget(name)
        && !SyntaxFacts.IsInTypeOnlyContext(name)
        && !page.Locals.Hides(name.Identifier.ValueText, name);

    /// <summary>What is assigned to is a property or field.</summary>
    private static bool IsTarget(SyntaxNode node) =>
        node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node;
}
