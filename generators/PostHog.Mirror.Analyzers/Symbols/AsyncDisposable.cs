using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>Finds types that are no <see cref="IDisposable"/> now, and are in the blocking form.</summary>
internal static class AsyncDisposable
{
    private static readonly ConditionalWeakTable<
        Compilation,
        Lazy<IReadOnlyList<INamedTypeSymbol>>
    > Known = new();

    /// <summary>Whether a value of the type can only be disposed asynchronously.</summary>
    public static bool IsOnly(ITypeSymbol? type) =>
        type is { DeclaringSyntaxReferences.Length: > 0 } or { Name: "IAsyncDisposable" }
        && Counterparts.Bases(type).Any(one => one.Name == "IAsyncDisposable")
        && Counterparts.Bases(type).All(one => one.SpecialType != SpecialType.System_IDisposable);

    /// <summary>The types of the sources of which that is true.</summary>
    public static IReadOnlyList<INamedTypeSymbol> In(Compilation compilation) =>
        Known
            .GetValue(
                compilation,
                one => new Lazy<IReadOnlyList<INamedTypeSymbol>>(() =>
                    [
                        .. one.GetSymbolsWithName(_ => true, SymbolFilter.Type)
                            .OfType<INamedTypeSymbol>()
                            .Where(type =>
                                type.TypeKind is TypeKind.Class or TypeKind.Struct && IsOnly(type)
                            ),
                    ]
                )
            )
            .Value;
}
