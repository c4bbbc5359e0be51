using Microsoft.CodeAnalysis;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Blocking;

/// <summary>BLK0302: blocking code that waits for a task is asynchronous code in disguise.</summary>
internal sealed class SyncOverAsyncRule()
    : BlockingRule(
        MirrorAnalyzer.Rule(
            "BLK0302",
            "Waiting for a task",
            "'{0}' blocks on a task; call the synchronous member"
        )
    )
{
    internal static bool IsWait(ISymbol member) =>
        (
            member.Name is "Result" or "Wait" or "GetAwaiter"
            && TaskSymbols.IsTask(member.ContainingType)
        ) || (member.Name == "GetResult" && TaskSymbols.IsAsynchronous(member.ContainingType));

    public override bool IsForbidden(ISymbol symbol) =>
        symbol is IMethodSymbol or IPropertySymbol && IsWait(symbol);
}
