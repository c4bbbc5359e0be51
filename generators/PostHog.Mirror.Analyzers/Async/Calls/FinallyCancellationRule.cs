using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: a <c>finally</c> block that cancels what it was given, while a filter asks a token: the filter of whoever
/// awaits runs after the block, the filter of whoever calls before it.
/// </summary>
internal sealed class FinallyCancellationRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context)
    {
        // Few blocks cancel something, so filters are looked for only then.
        var asked = new Lazy<ISet<string>>(() => Asked(context.Compilation));
        CheckNodes<FinallyClauseSyntax>(
            context,
            (node, block) =>
            {
                foreach (var (name, isLocal, where) in Cancellations(block, node))
                {
                    if (isLocal ? asked.Value.Contains(name) : asked.Value.Count > 0)
                    {
                        Report(
                            node,
                            Found(
                                where,
                                "a filter asks a token, and sees that this block cancels only where it was awaited; cancel in a 'catch' block, or ask the token inside of one"
                            )
                        );
                    }
                }
            },
            SyntaxKind.FinallyClause
        );
    }

    /// <summary>The sources that a block cancels, and whether only their method can ask them.</summary>
    private static IEnumerable<(string Name, bool IsLocal, Location Where)> Cancellations(
        FinallyClauseSyntax block,
        RuleNode node
    )
    {
        if (!AmbientValue.IsWithinTask(block))
        {
            yield break;
        }

        foreach (var call in block.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (
                Operand.Name(call) is "Cancel" or "CancelAsync"
                && call.Expression is MemberAccessExpressionSyntax { Expression: var source }
                && node.SemanticModel.GetTypeInfo(source, node.CancellationToken).Type
                    is INamedTypeSymbol { Name: "CancellationTokenSource" } type
                && TaskSymbols.IsIn(type, "System.Threading")
            )
            {
                var symbol = node
                    .SemanticModel.GetSymbolInfo(source, node.CancellationToken)
                    .Symbol;
                yield return (symbol?.Name ?? "", symbol is ILocalSymbol, call.GetLocation());
            }
        }
    }

    /// <summary>What filters ask: <c>source</c> for <c>source.Token.IsCancellationRequested</c>.</summary>
    private static ISet<string> Asked(Compilation compilation) =>
        new HashSet<string>(
            compilation
                .SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes())
                .OfType<CatchFilterClauseSyntax>()
                .SelectMany(filter => filter.FilterExpression.DescendantNodesAndSelf())
                .OfType<MemberAccessExpressionSyntax>()
                .Where(access => access.Name.Identifier.ValueText == "IsCancellationRequested")
                .Select(access => Source(access.Expression)),
            StringComparer.Ordinal
        );

    private static string Source(ExpressionSyntax token) =>
        token is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token" } access
            ? access.Expression.ToString()
            : token.ToString();
}
