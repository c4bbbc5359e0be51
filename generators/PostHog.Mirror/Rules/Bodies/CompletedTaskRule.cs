using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>E9: a completed task, awaited or returned, is nothing at all.</summary>
internal sealed class CompletedTaskRule : NoOperationRule
{
    public override string Id => "E9";

    public override IReadOnlyList<SyntaxKind> Kinds { get; } =
    [SyntaxKind.SimpleMemberAccessExpression];

    protected override bool Matches(ExpressionSyntax core, Page page) =>
        NoOperation.IsCompletedTask(core);

    protected override void Elsewhere(ExpressionSyntax core, Page page)
    {
        if (
            !(
                Operand.Outermost(core).Parent is ExpressionSyntax parent
                && (Operand.IsGuardedCall(parent) || GuardedChoice.Is(parent))
            )
        )
        {
            page.Refuse("BLK0110", core, core.ToString());
        }
    }
}
