using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Bodies;

/// <summary>E9a: the default of a task without a result, returned, is nothing at all.</summary>
internal sealed class DefaultTaskRule : NoOperationRule
{
    public override string Id => "E9a";

    public override IReadOnlyList<SyntaxKind> Kinds { get; } =
    [
        SyntaxKind.DefaultLiteralExpression,
        SyntaxKind.DefaultExpression,
        SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.ObjectCreationExpression,
    ];

    protected override bool Matches(ExpressionSyntax core, Page page) =>
        NoOperation.IsDefaultTask(core) && IsWholeResult(core);

    private static bool IsWholeResult(ExpressionSyntax core)
    {
        if (
            Operand.Outermost(core).Parent
            is not (ReturnStatementSyntax or ArrowExpressionClauseSyntax)
        )
        {
            return false;
        }

        var function = EnclosingFunction.Of(core);
        return function is { BecomesVoid: true, IsAsync: false }
            || (
                function.IsUntyped
                && core is not (LiteralExpressionSyntax or ImplicitObjectCreationExpressionSyntax)
            );
    }
}
