using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>Recognises types that become others in the blocking form, which values of the async form may be of already.</summary>
internal static class MergedType
{
    /// <summary>Whether the type is, or is made of, a task, a sequence, or a function that returns a task.</summary>
    public static bool Is(ITypeSymbol? type) =>
        type switch
        {
            IArrayTypeSymbol array => Is(array.ElementType),
            INamedTypeSymbol named => TaskSymbols.IsTask(named)
                || IsKept(named)
                || named.TypeArguments.Any(Is),
            _ => false,
        };

    /// <summary>Whether values of the type are kept and handed on, as tasks are not: sequences, functions, and what holds such.</summary>
    public static bool IsValue(ITypeSymbol? type) =>
        !TaskSymbols.IsTask(type)
        && (
            Is(type)
            || type is { IsAnonymousType: true }
                && type.GetMembers().OfType<IPropertySymbol>().Any(one => Is(one.Type))
        );

    /// <summary>Whether the type is a delegate whose blocking form returns something else.</summary>
    public static bool IsDelegate(ITypeSymbol? type) =>
        type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } result } && Is(result);

    /// <summary>
    /// Whether the type takes whatever is given, or a part of it does, so that nothing but a question at run time tells
    /// what it is.
    /// </summary>
    public static bool IsErased(ITypeSymbol? type) =>
        type switch
        {
            IDynamicTypeSymbol => true,
            IArrayTypeSymbol array => IsErased(array.ElementType),
            INamedTypeSymbol named => IsErasedItself(named) || named.TypeArguments.Any(IsErased),
            _ => false,
        };

    private static bool IsErasedItself(INamedTypeSymbol type) =>
        type.SpecialType
            is SpecialType.System_Object
                or SpecialType.System_Delegate
                or SpecialType.System_MulticastDelegate
                or SpecialType.System_Collections_IEnumerable
        || type is { Name: "ICollection" or "IList" or "IDictionary", Arity: 0 }
            && TaskSymbols.IsIn(type, "System.Collections");

    private static bool IsKept(INamedTypeSymbol type) =>
        TaskSymbols.IsStream(type)
        || type is { Name: "IAsyncDisposable" } && TaskSymbols.IsIn(type, "System");
}
