using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0207: an async method of a struct works on a copy; the blocking form would change the original.</summary>
internal sealed class MutableStructRule()
    : AsyncRule(
        Rule(
            "BLK0207",
            "Async method of a mutable struct",
            "Async method on mutable struct '{0}' works on a copy; the blocking form would mutate the original"
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckSymbols<IMethodSymbol>(
            context,
            (symbol, method) =>
            {
                if (
                    method is
                    {
                        IsAsync: true,
                        IsStatic: false,
                        IsReadOnly: false,
                        ContainingType: { TypeKind: TypeKind.Struct, IsReadOnly: false }
                    }
                )
                {
                    Report(symbol, Found(method.Locations[0], method.ContainingType.Name));
                }
            },
            SymbolKind.Method
        );
}
