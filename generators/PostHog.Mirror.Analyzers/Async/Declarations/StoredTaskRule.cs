using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0202: a task kept in a field, property or variable is work that goes on meanwhile, which blocking code has not.</summary>
internal sealed class StoredTaskRule()
    : AsyncRule(
        Rule(
            "BLK0202",
            "Stored task",
            "A task is stored in '{0}'; start it through 'Worker', or await it where it is made"
        )
    )
{
    public override void Start(RuleContext context)
    {
        CheckSymbols<ISymbol>(
            context,
            (symbol, member) => Check(member, found => Report(symbol, found)),
            SymbolKind.Field,
            SymbolKind.Property
        );
        CheckNodes<SyntaxNode>(
            context,
            (node, declaration) =>
                Check(
                    node.SemanticModel.GetDeclaredSymbol(declaration) as ILocalSymbol,
                    found => Report(node, found)
                ),
            SyntaxKind.VariableDeclarator,
            SyntaxKind.SingleVariableDesignation,
            SyntaxKind.ForEachStatement
        );
    }

    private void Check(ISymbol? symbol, Action<Diagnostic> report)
    {
        var type = symbol switch
        {
            IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
            IPropertySymbol property => property.Type,
            ILocalSymbol local => local.Type,
            _ => null,
        };
        if (TaskSymbols.HoldsTask(type))
        {
            report(Found(symbol!.Locations[0], symbol.Name));
        }
    }
}
