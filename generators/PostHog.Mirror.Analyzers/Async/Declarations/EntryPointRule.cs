using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>
/// BLK0106: in a program, a method that is no entry point now must not become a second one: <c>MainAsync</c>, or an async
/// <c>Main</c> beside one that returns no task, which goes before it.
/// </summary>
internal sealed class EntryPointRule() : AsyncRule(Descriptors.Collision)
{
    private const string Main = "Main";

    public override void Start(RuleContext context)
    {
        if (
            context.Compilation.Options
                is { OutputKind: OutputKind.ConsoleApplication, MainTypeName: null }
            && context.Compilation.GetEntryPoint(context.CancellationToken) is { Name: Main } entry
        )
        {
            CheckSymbols<IMethodSymbol>(
                context,
                (symbol, method) => Check(symbol, method, entry),
                SymbolKind.Method
            );
        }
    }

    private void Check(SymbolAnalysisContext symbol, IMethodSymbol method, IMethodSymbol entry)
    {
        if (
            method is { IsStatic: true, Arity: 0, ContainingType.Arity: 0 }
            && (BlockingNames.Of(method.Name) ?? method.Name) == Main
            && TaskSymbols.IsTask(method.ReturnType)
            && TakesArguments(method)
            && !SymbolEqualityComparer.Default.Equals(method, entry)
        )
        {
            Report(
                symbol,
                Found(
                    method.Locations[0],
                    entry.ToDisplayString(),
                    method.ToDisplayString(),
                    "an entry point"
                )
            );
        }
    }

    private static bool TakesArguments(IMethodSymbol method) =>
        method.Parameters.Length == 0
        || method.Parameters.Length == 1
            && method.Parameters[0].Type
                is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String };
}
