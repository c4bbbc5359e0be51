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

    /// <summary>Whether values of the type are kept and handed on as objects: a sequence, or a function that returns a task.</summary>
    public static bool IsValue(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (IsKept(named) || IsFunction(named));

    /// <summary>Whether the type is a delegate whose blocking form returns something else.</summary>
    public static bool IsDelegate(ITypeSymbol? type) =>
        type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } result } && Is(result);

    /// <summary>Whether the type takes whatever is given, so that nothing but a question at run time tells what it is.</summary>
    public static bool IsErased(ITypeSymbol? type) =>
        type?.TypeKind == TypeKind.Dynamic
        || type?.SpecialType
            is SpecialType.System_Object
                or SpecialType.System_Delegate
                or SpecialType.System_MulticastDelegate;

    private static bool IsKept(INamedTypeSymbol type) =>
        TaskSymbols.IsStream(type)
        || type is { Name: "IAsyncDisposable" } && TaskSymbols.IsIn(type, "System");

    private static bool IsFunction(INamedTypeSymbol type) =>
        type.Name == "Func" && IsDelegate(type) && TaskSymbols.IsIn(type, "System");
}
