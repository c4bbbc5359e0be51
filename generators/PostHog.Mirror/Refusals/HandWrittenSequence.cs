using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0113: a class that is a sequence itself would owe members the async form does not have.</summary>
internal sealed class HandWrittenSequence : IRule
{
    public string Id => "BLK0113";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.SimpleBaseType];

    public void Apply(SyntaxNode node, Page page)
    {
        var type = ((SimpleBaseTypeSyntax)node).Type;
        if (
            TaskSyntax.IsStream(type)
            && node.Parent?.Parent
                is TypeDeclarationSyntax declaration
                    and not InterfaceDeclarationSyntax
        )
        {
            page.Refuse(Id, type, declaration.Identifier.ValueText, type.ToString());
        }
    }
}
