using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>
/// Recognises methods that the compiler calls by their name where nobody writes it, or writes itself: deconstruction,
/// records, loops, interpolated strings.
/// </summary>
internal static class ImplicitName
{
    /// <summary>Whether something else is called so now, which a method would take the place of once it loses its suffix.</summary>
    public static bool HasRival(IMethodSymbol method, string blocking) =>
        IsMadeByCompiler(method, blocking)
        || method.MethodKind == MethodKind.Ordinary && IsSpecial(method.ContainingType, blocking)
        || blocking
            is "Deconstruct"
                or "AppendFormatted"
                or "AppendLiteral"
                or "GetEnumerator"
                or "GetPinnableReference"
                or "Slice"
            && (HasMember(method, blocking) || HasExtension(method, blocking));

    /// <summary>Whether the compiler declares the member for a record, unless a method by that name is there.</summary>
    private static bool IsMadeByCompiler(IMethodSymbol method, string blocking) =>
        method.ContainingType.IsRecord
        && method
            .ContainingType.GetMembers(blocking)
            .Any(member =>
                member is IMethodSymbol { IsImplicitlyDeclared: true } made
                && Counterparts.AreTwins(method, made)
            );

    /// <summary>Whether the compiler calls an accessor or operator of the type so.</summary>
    private static bool IsSpecial(INamedTypeSymbol type, string name) =>
        name.IndexOf('_') >= 0
        && type.GetMembers()
            .Any(member =>
                member switch
                {
                    IMethodSymbol { MethodKind: not MethodKind.Ordinary } => member.Name == name,
                    IPropertySymbol => name == "get_" + member.MetadataName
                        || name == "set_" + member.MetadataName,
                    IEventSymbol => name == "add_" + member.Name || name == "remove_" + member.Name,
                    _ => false,
                }
            );

    private static bool HasMember(IMethodSymbol method, string blocking) =>
        Counterparts
            .Bases(method.ContainingType)
            .SelectMany(type => type.GetMembers(blocking))
            .Any(member =>
                member is IMethodSymbol other
                && other.Parameters.Length == method.Parameters.Length
                && !ConditionalCode.IsAsyncOnly(other)
            );

    private static bool HasExtension(IMethodSymbol method, string blocking)
    {
        var compilation = (method.ContainingAssembly as ISourceAssemblySymbol)?.Compilation;
        return compilation is not null
            && compilation
                .GetSymbolsWithName(blocking, SymbolFilter.Member)
                .Any(member =>
                    member is IMethodSymbol { IsExtensionMethod: true } extension
                    && extension.Parameters.Length == method.Parameters.Length + 1
                    && Takes(extension.Parameters[0].Type, method.ContainingType, compilation)
                    && !ConditionalCode.IsAsyncOnly(extension)
                );
    }

    private static bool Takes(
        ITypeSymbol receiver,
        INamedTypeSymbol type,
        Compilation compilation
    ) =>
        receiver is ITypeParameterSymbol
        || Counterparts
            .Bases(type)
            .Any(one =>
                SymbolEqualityComparer.Default.Equals(
                    one.OriginalDefinition,
                    receiver.OriginalDefinition
                )
            )
        || compilation.ClassifyCommonConversion(type, receiver).IsImplicit;
}
