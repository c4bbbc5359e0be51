using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0120: the suffix belongs to methods; anything else that carries it would keep it.</summary>
internal sealed class SuffixRule()
    : AsyncRule(
        Rule(
            "BLK0120",
            "Suffix on something that is not a method",
            "'{0}' ends in 'Async' but is not a method; its name would not be translated"
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckSymbols<ISymbol>(
            context,
            (symbol, named) =>
            {
                if (
                    named.Name.EndsWith("Async", StringComparison.Ordinal)
                    && named.Name.Length > "Async".Length
                    && named.DeclaredAccessibility
                        is Accessibility.Public
                            or Accessibility.Protected
                            or Accessibility.ProtectedOrInternal
                )
                {
                    Report(symbol, Found(named.Locations[0], named.Name));
                }
            },
            SymbolKind.Property,
            SymbolKind.Field,
            SymbolKind.Event,
            SymbolKind.NamedType
        );
}
