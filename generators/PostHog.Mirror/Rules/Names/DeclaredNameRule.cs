using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Names;

/// <summary>E7: a declared method or local function loses its <c>Async</c> suffix.</summary>
internal sealed class DeclaredNameRule : IRule
{
    public string Id => "E7";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [SyntaxKind.MethodDeclaration, SyntaxKind.LocalFunctionStatement];

    public void Apply(SyntaxNode node, Page page)
    {
        var identifier = node is MethodDeclarationSyntax method
            ? method.Identifier
            : ((LocalFunctionStatementSyntax)node).Identifier;
        if (BlockingNames.Written(identifier.ValueText) is { } blocking)
        {
            page.Replace(identifier, blocking);
        }
    }
}
