using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>Whether the sources declare an extension method by a name; all rules share the answers.</summary>
internal static class DeclaredExtensions
{
    private static readonly ConditionalWeakTable<
        Compilation,
        ConcurrentDictionary<string, bool>
    > Known = new();

    public static bool Have(string name, Compilation compilation) =>
        Known
            .GetValue(compilation, _ => new(StringComparer.Ordinal))
            .GetOrAdd(
                name,
                one =>
                    compilation
                        .GetSymbolsWithName(one, SymbolFilter.Member)
                        .Any(symbol => symbol is IMethodSymbol method && IsExtension(method))
            );

    /// <summary>An extension method, or what stands in a block of such: that is a type without a name.</summary>
    private static bool IsExtension(IMethodSymbol method) =>
        method.IsExtensionMethod || !method.ContainingType.CanBeReferencedByName;
}
