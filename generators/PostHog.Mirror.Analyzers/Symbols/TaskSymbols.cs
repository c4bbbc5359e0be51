using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>Recognises the asynchronous types of the framework by their symbols.</summary>
internal static class TaskSymbols
{
    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "System.Threading.Tasks",
        "System.Threading.Tasks.Sources",
        "System.Threading.Channels",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.IAsyncDisposable",
        "System.Collections.Generic.IAsyncEnumerable",
        "System.Collections.Generic.IAsyncEnumerator",
        "System.Threading.PeriodicTimer",
        "System.Runtime.CompilerServices.IAsyncStateMachine",
    };

    /// <summary>How the compiler's own asynchronous types are called.</summary>
    private static readonly string[] Endings = ["Awaiter", "Awaitable", "MethodBuilder"];

    public static bool IsTask(ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" } && IsIn(type, "System.Threading.Tasks");

    public static bool IsBareTask(ITypeSymbol? type) =>
        IsTask(type) && type is INamedTypeSymbol { Arity: 0 };

    public static bool IsStream(ITypeSymbol? type) =>
        type is { Name: "IAsyncEnumerable" or "IAsyncEnumerator" }
        && IsIn(type, "System.Collections.Generic");

    /// <summary>Whether the type is, or is made of, something asynchronous.</summary>
    public static bool IsAsynchronous(ITypeSymbol? type) =>
        type switch
        {
            null => false,
            { Name: "TaskCanceledException" } => false,
            IArrayTypeSymbol array => IsAsynchronous(array.ElementType),
            INamedTypeSymbol named => IsAsynchronousItself(named)
                || named.TypeArguments.Any(IsAsynchronous),
            _ => false,
        };

    public static bool IsIn(ISymbol symbol, string name) =>
        symbol.ContainingNamespace?.ToDisplayString() == name;

    private static bool IsAsynchronousItself(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return Namespaces.Contains(space)
            || Types.Contains(space + "." + type.Name)
            || (
                space == "System.Runtime.CompilerServices"
                && Endings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))
            );
    }
}
