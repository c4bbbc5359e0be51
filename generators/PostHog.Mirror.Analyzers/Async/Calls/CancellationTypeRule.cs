using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: a task that was cancelled throws <c>TaskCanceledException</c>, a call that was cancelled its base type. To
/// catch or ask for the first would miss the second.
/// </summary>
internal sealed class CancellationTypeRule() : AsyncRule(Descriptors.Await)
{
    private const string Cancelled = "TaskCanceledException";

    public override void Start(RuleContext context) =>
        CheckNodes<IdentifierNameSyntax>(
            context,
            (node, name) =>
            {
                if (
                    name.Identifier.ValueText == Cancelled
                    && Whole(name) is { Parent: { } parent }
                    && (parent is CatchDeclarationSyntax || TypeQuestion.Is(parent))
                    && parent is not CastExpressionSyntax
                    && node.Symbol is INamedTypeSymbol type
                    && TaskSymbols.IsIn(type, "System.Threading.Tasks")
                )
                {
                    Report(
                        node,
                        Found(
                            name.GetLocation(),
                            "where a task throws 'TaskCanceledException', a call may throw 'OperationCanceledException'; name the latter"
                        )
                    );
                }
            },
            SyntaxKind.IdentifierName
        );

    private static ExpressionSyntax Whole(ExpressionSyntax name)
    {
        while (
            name.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax
            || name.Parent is MemberAccessExpressionSyntax access && access.Name == name
        )
        {
            name = (ExpressionSyntax)name.Parent;
        }

        return name;
    }
}
