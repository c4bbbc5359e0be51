using Microsoft.CodeAnalysis;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Blocking;

/// <summary>BLK0303: the blocking assembly has threads of its own and leaves the pool alone.</summary>
internal sealed class PoolWorkRule()
    : BlockingRule(
        MirrorAnalyzer.Rule(
            "BLK0303",
            "Work for the thread pool",
            "Thread-pool work '{0}' started from the blocking assembly"
        )
    )
{
    internal static bool IsPoolWork(IMethodSymbol method) =>
        method.ContainingType?.Name switch
        {
            "ThreadPool" => TaskSymbols.IsIn(method.ContainingType, "System.Threading"),
            "Parallel" or "TaskFactory" => TaskSymbols.IsIn(
                method.ContainingType,
                "System.Threading.Tasks"
            ),
            "Task" => method.Name == "Run"
                && TaskSymbols.IsIn(method.ContainingType, "System.Threading.Tasks"),
            _ => false,
        };

    public override bool IsForbidden(ISymbol symbol) =>
        symbol is IMethodSymbol method && IsPoolWork(method);
}
