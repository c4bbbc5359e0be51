using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>The names that members of the sources will lose their suffix from; all rules share one set.</summary>
internal static class DeclaredNames
{
    private static readonly ConditionalWeakTable<Compilation, ISet<string>> Known = new();

    public static ISet<string> In(Compilation compilation) =>
        Known.GetValue(
            compilation,
            one => new HashSet<string>(
                one.GetSymbolsWithName(BlockingNames.IsAsyncName, SymbolFilter.Member)
                    .Select(symbol => symbol.Name),
                StringComparer.Ordinal
            )
        );
}
