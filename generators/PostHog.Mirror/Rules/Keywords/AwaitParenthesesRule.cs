using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Keywords;

/// <summary>E2b: parentheses that only an <c>await</c> needed go with it: <c>(await F()).P</c> becomes <c>F().P</c>.</summary>
internal sealed class AwaitParenthesesRule : IRule
{
    public string Id => "E2b";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.ParenthesizedExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var parenthesized = (ParenthesizedExpressionSyntax)node;
        if (
            (
                parenthesized.Parent is AwaitExpressionSyntax
                || parenthesized.Expression is AwaitExpressionSyntax
            )
            && Primary.Is(parenthesized.Expression)
            && !MayOpenTypeArguments(parenthesized)
        )
        {
            page.Delete(parenthesized.OpenParenToken);
            page.Delete(parenthesized.CloseParenToken);
        }
    }

    /// <summary>Whether what follows would be read as a list of types: <c>F(a &lt; b, c &gt; (d))</c>.</summary>
    private static bool MayOpenTypeArguments(ParenthesizedExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax comparison
        && comparison.IsKind(SyntaxKind.LessThanExpression)
        && comparison.Left == expression;
}
