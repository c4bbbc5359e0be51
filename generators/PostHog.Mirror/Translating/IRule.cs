using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PostHog.Mirror.Translating;

/// <summary>One row of the translation table: looks at the kinds of syntax it asks for, and edits or refuses.</summary>
internal interface IRule
{
    /// <summary>The row's name in the table, such as <c>E4</c>.</summary>
    public string Id { get; }

    public IReadOnlyList<SyntaxKind> Kinds { get; }

    public void Apply(SyntaxNode node, Page page);
}
