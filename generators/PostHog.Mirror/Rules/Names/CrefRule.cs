using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Names;

/// <summary>E7c: a method referred to in documentation loses its <c>Async</c> suffix; nothing else there changes.</summary>
internal sealed class CrefRule : IRule
{
    public string Id => "E7c";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.NameMemberCref];

    public void Apply(SyntaxNode node, Page page)
    {
        var cref = (NameMemberCrefSyntax)node;
        var name = cref.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name is null || BlockingNames.Written(name.Identifier.ValueText) is not { } blocking)
        {
            return;
        }

        var text = name.Identifier.ValueText;
        var isMethod =
            page.Names.IsMethod(text)
            || cref.Parameters is not null
            || (cref.Parent is QualifiedCrefSyntax && !page.Names.IsValueOnly(text));
        if (isMethod)
        {
            page.Replace(name.Identifier, blocking);
        }
    }
}
