using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0114: attributes that choose how async code is compiled say nothing about blocking code.</summary>
internal sealed class BuilderAttribute : IRule
{
    public string Id => "BLK0114";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.Attribute];

    public void Apply(SyntaxNode node, Page page)
    {
        var attribute = (AttributeSyntax)node;
        var name = TaskSyntax.Last(attribute.Name)?.Identifier.ValueText ?? "";
        var isBuilder = name is "AsyncMethodBuilder" or "AsyncMethodBuilderAttribute";
        var isAsyncImplementation =
            name is "MethodImpl" or "MethodImplAttribute"
            && attribute
                .DescendantNodes()
                .OfType<MemberAccessExpressionSyntax>()
                .Any(access => access.Name.Identifier.ValueText == "Async");
        if (isBuilder || isAsyncImplementation)
        {
            page.Refuse(Id, attribute, name);
        }
    }
}
