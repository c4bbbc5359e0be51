using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Names;

/// <summary>E18: the root namespace is renamed in declarations, usings, qualified names and documentation.</summary>
internal sealed class NamespaceRule : IRule
{
    public string Id => "E18";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [
        SyntaxKind.NamespaceDeclaration,
        SyntaxKind.FileScopedNamespaceDeclaration,
        SyntaxKind.QualifiedName,
        SyntaxKind.SimpleMemberAccessExpression,
    ];

    public void Apply(SyntaxNode node, Page page)
    {
        if (page.Settings.FromNamespace.Length == 0)
        {
            return;
        }

        if (node is BaseNamespaceDeclarationSyntax declaration)
        {
            var outer = declaration
                .Ancestors()
                .OfType<BaseNamespaceDeclarationSyntax>()
                .Reverse()
                .SelectMany(n => Identifiers(n.Name));
            RenamePrefix([.. outer], [.. Identifiers(declaration.Name)], page);
        }
        else if (node.Parent is not BaseNamespaceDeclarationSyntax && IsPrefix(node, page))
        {
            RenamePrefix([], [.. Identifiers(node)], page);
        }
    }

    /// <summary>Whether the whole name, aside from <c>global::</c>, is the namespace to rename.</summary>
    private static bool IsPrefix(SyntaxNode name, Page page)
    {
        var from = page.Settings.FromNamespace;
        if (
            !from.EndsWith(
                "." + TaskSyntax.Last(name)?.Identifier.ValueText,
                StringComparison.Ordinal
            )
        )
        {
            return false;
        }

        var written = string.Concat(
            name.DescendantTokens()
                .SkipWhile(token => token.IsKind(SyntaxKind.GlobalKeyword))
                .SkipWhile(token => token.IsKind(SyntaxKind.ColonColonToken))
                .Select(token => token.ValueText)
        );
        return written == from;
    }

    private static IEnumerable<SyntaxToken> Identifiers(SyntaxNode name) =>
        name.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));

    /// <summary>Renames the parts of the prefix that stand in this name rather than around it.</summary>
    private static void RenamePrefix(
        IReadOnlyList<SyntaxToken> outer,
        IReadOnlyList<SyntaxToken> own,
        Page page
    )
    {
        var from = page.Settings.FromNamespace.Split('.');
        var to = page.Settings.ToNamespace.Split('.');
        var all = outer.Concat(own).Select(token => token.ValueText);
        if (
            outer.Count >= from.Length
            || from.Length != to.Length
            || !all.Take(from.Length).SequenceEqual(from, StringComparer.Ordinal)
        )
        {
            return;
        }

        for (var i = outer.Count; i < from.Length; i++)
        {
            if (from[i] != to[i])
            {
                page.Replace(own[i - outer.Count], to[i]);
            }
        }
    }
}
