using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0004: a file that maps lines itself would be mapped wrongly.</summary>
internal sealed class OwnLineDirective : IRule
{
    public string Id => "BLK0004";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [
        SyntaxKind.LineDirectiveTrivia,
        SyntaxKind.LineSpanDirectiveTrivia,
        SyntaxKind.PragmaChecksumDirectiveTrivia,
    ];

    public void Apply(SyntaxNode node, Page page)
    {
        if (node is DirectiveTriviaSyntax { IsActive: true } directive)
        {
            page.Refuse(Id, directive, System.IO.Path.GetFileName(directive.SyntaxTree.FilePath));
        }
    }
}
