using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Types;

/// <summary>E12: <c>[EnumeratorCancellation]</c> goes.</summary>
internal sealed class EnumeratorCancellationRule : IRule
{
    public string Id => "E12";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.AttributeList];

    public void Apply(SyntaxNode node, Page page)
    {
        var attributes = ((AttributeListSyntax)node).Attributes;
        var index = attributes.IndexOf(attribute =>
            TaskSyntax.Last(attribute.Name)?.Identifier.ValueText
                is "EnumeratorCancellation"
                    or "EnumeratorCancellationAttribute"
        );
        if (index < 0)
        {
            return;
        }

        if (attributes.Count == 1)
        {
            page.Delete(node);
        }
        else
        {
            page.Delete(attributes[index]);
            page.Delete(attributes.GetSeparator(index == 0 ? 0 : index - 1));
        }
    }
}
