using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: the exact type of a caught exception that may stand for a cancellation, which is another one where a call
/// throws it and not a task.
/// </summary>
internal sealed class ExactTypeRule() : AsyncRule(Descriptors.Await)
{
    private const string Cancelled = "OperationCanceledException";

    public override void Start(RuleContext context) =>
        CheckNodes<InvocationExpressionSyntax>(context, Check, SyntaxKind.InvocationExpression);

    private void Check(RuleNode node, InvocationExpressionSyntax call)
    {
        if (
            call.Expression
                is MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "GetType",
                    Expression: IdentifierNameSyntax caught
                }
            && call.ArgumentList.Arguments.Count == 0
            && call.FirstAncestorOrSelf<CatchClauseSyntax>(clause =>
                clause.Declaration?.Identifier.ValueText == caught.Identifier.ValueText
            )
                is { Parent: TryStatementSyntax guarded } clause
            && guarded.Block.DescendantTokens().Any(token => token.IsKind(SyntaxKind.AwaitKeyword))
            && MayBeCancellation(clause, node.SemanticModel)
            && !guarded
                .Catches.TakeWhile(one => one != clause)
                .Any(one => TakesAll(one, node.SemanticModel))
        )
        {
            Report(
                node,
                Found(
                    call.GetLocation(),
                    "the exception may stand for a cancellation, and its exact type is another one then; catch 'OperationCanceledException' before"
                )
            );
        }
    }

    private static bool MayBeCancellation(CatchClauseSyntax clause, SemanticModel model) =>
        model.GetTypeInfo(clause.Declaration!.Type).Type?.Name
            is "Exception"
                or "SystemException"
                or Cancelled
        && clause
            .Filter?.DescendantNodes()
            .Any(part =>
                part is UnaryPatternSyntax { Pattern: var pattern }
                && pattern.ToString().Contains(Cancelled)
            ) != true;

    /// <summary>Whether an earlier clause leaves no cancellation to the later ones.</summary>
    private static bool TakesAll(CatchClauseSyntax clause, SemanticModel model) =>
        clause.Filter is null
        && (
            clause.Declaration is not { } declaration
            || model.GetTypeInfo(declaration.Type).Type?.Name
                is Cancelled
                    or "Exception"
                    or "SystemException"
        );
}
