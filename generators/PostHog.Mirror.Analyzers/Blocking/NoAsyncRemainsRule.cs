using Microsoft.CodeAnalysis;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Blocking;

/// <summary>BLK0301: nothing asynchronous is left, not even a call whose task nobody looks at.</summary>
internal sealed class NoAsyncRemainsRule()
    : BlockingRule(
        MirrorAnalyzer.Rule(
            "BLK0301",
            "Something asynchronous remains",
            "Asynchronous type or member '{0}' remains in the blocking assembly"
        )
    )
{
    public override bool IsForbidden(ISymbol symbol) =>
        symbol switch
        {
            ITypeSymbol type => TaskSymbols.IsAsynchronous(type),
            IMethodSymbol method => !PoolWorkRule.IsPoolWork(method)
                && !SyncOverAsyncRule.IsWait(method)
                && (
                    TaskSymbols.IsAsynchronous(method.ReturnType)
                    || TaskSymbols.IsAsynchronous(method.ContainingType)
                ),
            IPropertySymbol property => !SyncOverAsyncRule.IsWait(property)
                && TaskSymbols.IsAsynchronous(property.Type),
            IFieldSymbol field => TaskSymbols.IsAsynchronous(field.Type),
            _ => false,
        };
}
