using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>BLK0202: a task kept in a field or property is work that goes on meanwhile, which blocking code has not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredTaskRule()
    : AsyncRule(
        Rule(
            "BLK0202",
            "Stored task",
            "A task is stored in '{0}'; start it through 'Worker' or 'Gather', or await it here"
        )
    )
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = symbol.Symbol switch
                {
                    IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
                    IPropertySymbol property => property.Type,
                    _ => null,
                };
                if (HoldsTask(type) && !IsHandWritten(symbol.Symbol))
                {
                    symbol.ReportDiagnostic(Found(symbol.Symbol.Locations[0], symbol.Symbol.Name));
                }
            },
            SymbolKind.Field,
            SymbolKind.Property
        );

    /// <summary>A lazy task becomes a lazy value, and a delegate holds no task yet.</summary>
    private static bool HoldsTask(ITypeSymbol? type) =>
        type switch
        {
            IArrayTypeSymbol array => HoldsTask(array.ElementType),
            INamedTypeSymbol { TypeKind: TypeKind.Delegate } or { Name: "Lazy" } => false,
            INamedTypeSymbol named => TaskSymbols.IsTask(named)
                || named.TypeArguments.Any(HoldsTask),
            _ => false,
        };
}
