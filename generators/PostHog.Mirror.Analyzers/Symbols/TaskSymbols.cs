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

    /// <summary>Whether an await of the type is one of a task, configured or not, or of nothing.</summary>
    public static bool IsAwaitedTask(ITypeSymbol type) =>
        IsTask(type)
        || (
            type.Name
                is "ConfiguredTaskAwaitable"
                    or "ConfiguredValueTaskAwaitable"
                    or "YieldAwaitable"
            && IsIn(type, "System.Runtime.CompilerServices")
        );

    public static bool IsStream(ITypeSymbol? type) =>
        type is { Name: "IAsyncEnumerable" or "IAsyncEnumerator" }
            && IsIn(type, "System.Collections.Generic")
        || type is { Name: "IOrderedAsyncEnumerable" } && IsIn(type, "System.Linq");

    /// <summary>Whether a value of the type is a task or holds some; a lazy one becomes a lazy value, a delegate holds none yet.</summary>
    public static bool HoldsTask(ITypeSymbol? type) =>
        type switch
        {
            IArrayTypeSymbol array => HoldsTask(array.ElementType),
            INamedTypeSymbol { TypeKind: TypeKind.Delegate } or { Name: "Lazy" } => false,
            INamedTypeSymbol named => IsTask(named) || named.TypeArguments.Any(HoldsTask),
            _ => false,
        };

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

    /// <summary>Whether a symbol lies in a namespace; asked so often that no text is made for it.</summary>
    public static bool IsIn(ISymbol symbol, string name)
    {
        var space = symbol.ContainingNamespace;
        var end = name.Length;
        while (space is { IsGlobalNamespace: false } && end > 0)
        {
            var start = name.LastIndexOf('.', end - 1) + 1;
            if (
                space.Name.Length != end - start
                || string.CompareOrdinal(name, start, space.Name, 0, end - start) != 0
            )
            {
                return false;
            }

            space = space.ContainingNamespace;
            end = start - 1;
        }

        return end <= 0 && space is { IsGlobalNamespace: true };
    }

    private static bool IsAsynchronousItself(INamedTypeSymbol type)
    {
        // Most types lie elsewhere, and the whole name of a namespace takes long to make.
        if (
            type.ContainingNamespace?.Name
            is not (
                "Tasks"
                or "Sources"
                or "Channels"
                or "System"
                or "Generic"
                or "Threading"
                or "CompilerServices"
            )
        )
        {
            return false;
        }

        var space = type.ContainingNamespace.ToDisplayString();
        return Namespaces.Contains(space)
            || Types.Contains(space + "." + type.Name)
            || (
                space == "System.Runtime.CompilerServices"
                && Endings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))
            );
    }
}
