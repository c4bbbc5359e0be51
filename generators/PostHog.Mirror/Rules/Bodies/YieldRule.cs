using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>E13: <c>await Task.Yield();</c> becomes <c>{ }</c>.</summary>
internal sealed class YieldRule : NoOperationRule
{
    public override string Id => "E13";

    public override IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.InvocationExpression];

    protected override bool Matches(ExpressionSyntax core, Page page) => NoOperation.IsYield(core);

    protected override void Elsewhere(ExpressionSyntax core, Page page) =>
        page.Refuse("BLK0110", core, core.ToString());
}
