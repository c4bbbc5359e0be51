using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0206: an async local tells its callback of every await that enters or leaves the context. A blocking form awaits
/// nothing.
/// </summary>
internal sealed class AmbientCallbackRule()
    : AsyncRule(
        Rule(
            "BLK0206",
            "Ambient value with a callback",
            "The callback of an AsyncLocal is called at each await, too, of which the blocking form has none; do what it does where the value is set"
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckNodes<BaseObjectCreationExpressionSyntax>(
            context,
            (node, creation) =>
            {
                if (
                    creation.ArgumentList is { Arguments.Count: > 0 }
                    && node.Symbol?.ContainingType is { Name: "AsyncLocal" } type
                    && TaskSymbols.IsIn(type, "System.Threading")
                )
                {
                    Report(node, Found(creation.GetLocation()));
                }
            },
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression
        );
}
