using Microsoft.CodeAnalysis;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Blocking;

/// <summary>BLK0304: a sleeping thread hears no token.</summary>
internal sealed class SleepRule()
    : BlockingRule(
        MirrorAnalyzer.Rule(
            "BLK0304",
            "Thread.Sleep",
            "'Thread.{0}' ignores cancellation; use 'Pause.For'",
            isOfStyle: true
        )
    )
{
    public override bool IsForbidden(ISymbol symbol) =>
        symbol is IMethodSymbol { Name: "Sleep", ContainingType.Name: "Thread" } method
        && TaskSymbols.IsIn(method.ContainingType, "System.Threading");
}
