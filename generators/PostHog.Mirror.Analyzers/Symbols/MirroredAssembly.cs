using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>
/// Recognises what will be renamed like these sources: they themselves, and referenced assemblies that have a blocking
/// form too, which the targets mark.
/// </summary>
internal static class MirroredAssembly
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, object> Known = new();

    /// <summary>Whether a symbol goes on being called as it is.</summary>
    public static bool IsForeign(ISymbol symbol, IAssemblySymbol own) =>
        !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, own)
        && !IsMarked(symbol.ContainingAssembly);

    public static bool IsMarked(IAssemblySymbol? assembly) =>
        assembly is not null && (bool)Known.GetValue(assembly, one => HasMark(one));

    private static bool HasMark(IAssemblySymbol assembly) =>
        assembly
            .GetAttributes()
            .Any(attribute =>
                attribute.AttributeClass?.Name == "AssemblyMetadataAttribute"
                && attribute.ConstructorArguments.Length == 2
                && attribute.ConstructorArguments[0].Value is "Mirror"
                && attribute.ConstructorArguments[1].Value is "async"
            );
}
