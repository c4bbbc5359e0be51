using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0106: a collection initialiser or a query calls methods that it does not name. Where the sources declare one that
/// gets such a name, the call may become one of that.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImplicitCallRule() : AsyncRule(Descriptors.Collision)
{
    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var declared = new HashSet<string>(
            context
                .Compilation.GetSymbolsWithName(BlockingNames.IsAsyncName, SymbolFilter.Member)
                .Select(symbol => symbol.Name),
            StringComparer.Ordinal
        );
        CheckNodes<SyntaxNode>(
            context,
            (node, _) =>
            {
                foreach (var (at, called) in Calls(node))
                {
                    if (declared.Contains(called.Name + "Async"))
                    {
                        Report(
                            node,
                            Found(at.GetLocation(), called.Name, called.Name + "Async", called.Name)
                        );
                    }
                }
            },
            SyntaxKind.CollectionInitializerExpression,
            SyntaxKind.QueryExpression
        );
    }

    private static IEnumerable<(SyntaxNode At, ISymbol Called)> Calls(
        SyntaxNodeAnalysisContext node
    )
    {
        if (node.Node is InitializerExpressionSyntax list)
        {
            foreach (var element in list.Expressions)
            {
                if (
                    node.SemanticModel.GetCollectionInitializerSymbolInfo(element).Symbol is { } add
                )
                {
                    yield return (element, add);
                }
            }

            yield break;
        }

        foreach (var part in node.Node.DescendantNodes())
        {
            var called = part switch
            {
                QueryClauseSyntax clause => node
                    .SemanticModel.GetQueryClauseInfo(clause)
                    .OperationInfo.Symbol,
                SelectOrGroupClauseSyntax last => node.SemanticModel.GetSymbolInfo(last).Symbol,
                OrderingSyntax ordering => node.SemanticModel.GetSymbolInfo(ordering).Symbol,
                _ => null,
            };
            if (called is not null)
            {
                yield return (part, called);
            }
        }
    }
}
