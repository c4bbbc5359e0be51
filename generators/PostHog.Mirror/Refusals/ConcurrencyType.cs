using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0112: types that schedule, queue or complete tasks belong behind a seam.</summary>
internal sealed class ConcurrencyType : IRule
{
    public string Id => "BLK0112";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [SyntaxKind.IdentifierName, SyntaxKind.GenericName];

    public void Apply(SyntaxNode node, Page page)
    {
        var name = (SimpleNameSyntax)node;
        if (
            Seams.ForType(name.Identifier.ValueText) is { } seam
            && !name.IsPartOfStructuredTrivia()
            && NamesType(name)
        )
        {
            page.Refuse(Id, name, name.ToString(), seam);
        }
    }

    /// <summary>The name with the types nested in it: <c>A.B</c> for its <c>A</c>.</summary>
    private static NameSyntax WholeName(NameSyntax name)
    {
        while (name.Parent is QualifiedNameSyntax outer)
        {
            name = outer;
        }

        return name;
    }

    private static bool NamesType(SimpleNameSyntax name)
    {
        var isMember = name.Parent is MemberAccessExpressionSyntax access && access.Name == name;
        var called = MemberOf(IsQualified(name) ? (ExpressionSyntax)name.Parent! : name);
        if (name.Identifier.ValueText == "Parallel")
        {
            return called?.EndsWith("Async", StringComparison.Ordinal) == true;
        }

        return called is not null
            || (!isMember && SyntaxFacts.IsInTypeOnlyContext(WholeName(name)));
    }

    /// <summary>Whether the name follows that of a namespace which has such types.</summary>
    private static bool IsQualified(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access
        && access.Name == name
        && TaskSyntax.Last(access.Expression)?.Identifier.ValueText
            is "Threading"
                or "Tasks"
                or "Channels";

    /// <summary>What is called or read of a type.</summary>
    private static string? MemberOf(ExpressionSyntax type) =>
        type.Parent is MemberAccessExpressionSyntax outer && outer.Expression == type
            ? outer.Name.Identifier.ValueText
            : null;
}
