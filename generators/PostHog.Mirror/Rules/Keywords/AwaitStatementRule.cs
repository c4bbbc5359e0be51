using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Keywords;

/// <summary>E3: <c>await foreach</c> and <c>await using</c> lose their <c>await</c>.</summary>
internal sealed class AwaitStatementRule : IRule
{
    public string Id => "E3";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [
        SyntaxKind.ForEachStatement,
        SyntaxKind.ForEachVariableStatement,
        SyntaxKind.UsingStatement,
        SyntaxKind.LocalDeclarationStatement,
    ];

    public void Apply(SyntaxNode node, Page page) => page.Delete(Await(node));

    private static SyntaxToken Await(SyntaxNode node) =>
        node switch
        {
            CommonForEachStatementSyntax loop => loop.AwaitKeyword,
            UsingStatementSyntax block => block.AwaitKeyword,
            LocalDeclarationStatementSyntax local => local.AwaitKeyword,
            _ => default,
        };
}
