using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0209: the translation goes by names, so no other type may have a task's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TaskTypeNameRule()
    : AsyncRule(
        Rule(
            "BLK0209",
            "Type named like a task",
            "Type named '{0}' shadows a task type; choose another name"
        )
    )
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol.Name is "Task" or "ValueTask")
                {
                    Report(symbol, Found(symbol.Symbol.Locations[0], symbol.Symbol.Name));
                }
            },
            SymbolKind.NamedType
        );
}
