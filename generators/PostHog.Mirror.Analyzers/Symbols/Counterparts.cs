using Microsoft.CodeAnalysis;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>Looks for the synchronous sibling a translated call or override would bind to.</summary>
internal static class Counterparts
{
    /// <summary>Whether a member with the blocking name and the same parameters exists on the same type.</summary>
    public static bool Has(IMethodSymbol method)
    {
        if (BlockingNames.Of(method.Name) is not { } blocking)
        {
            return true;
        }

        return method.Name switch
        {
            "DisposeAsync" => true,
            _ => Bases(method.ContainingType)
                .SelectMany(type => type.GetMembers(blocking))
                .OfType<IMethodSymbol>()
                .Any(other => AreTwins(method, other)),
        };
    }

    /// <summary>Whether the sibling can be overridden: <c>Stream.DisposeAsync</c> can, <c>Stream.Dispose</c> cannot.</summary>
    public static bool HasOverridable(IMethodSymbol method) =>
        BlockingNames.Of(method.Name) is not { } blocking
        || Bases(method.ContainingType)
            .SelectMany(type => type.GetMembers(blocking))
            .OfType<IMethodSymbol>()
            .Any(other =>
                other is { IsSealed: false }
                && (other.IsVirtual || other.IsAbstract || other.IsOverride)
                && other.ContainingType.TypeKind == TypeKind.Class
                && AreTwins(method, other)
            );

    /// <summary>The type, what it derives from, and what it implements.</summary>
    public static IEnumerable<ITypeSymbol> Bases(ITypeSymbol? type)
    {
        foreach (var implemented in type?.AllInterfaces ?? [])
        {
            yield return implemented;
        }

        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    /// <summary>Whether two methods take the same parameters, so that one can stand for the other.</summary>
    public static bool AreTwins(IMethodSymbol method, IMethodSymbol other) =>
        method.Parameters.Length == other.Parameters.Length
        && method
            .Parameters.Zip(other.Parameters, (mine, theirs) => (mine, theirs))
            .All(pair => AreAlike(pair.mine.Type, pair.theirs.Type));

    private static bool AreAlike(ITypeSymbol mine, ITypeSymbol theirs) =>
        SymbolEqualityComparer.Default.Equals(mine, theirs)
        || (mine is ITypeParameterSymbol && theirs is ITypeParameterSymbol)
        || (mine.TypeKind == TypeKind.Delegate && theirs.TypeKind == TypeKind.Delegate);
}
