using Microsoft.CodeAnalysis;

namespace PostHog.Analyzers.Symbols;

/// <summary>Recognises types of the framework by name.</summary>
internal static class TypeNames
{
    private const string Tasks = "System.Threading.Tasks";

    /// <summary>Whether it is <c>Task</c> or <c>ValueTask</c>, with a result or without.</summary>
    public static bool IsTask(ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" } && IsIn(type, Tasks);

    /// <summary>Whether the type itself, not one nested in another, is in that namespace.</summary>
    public static bool IsIn(ISymbol type, string containing) =>
        type.ContainingType is null && NamespaceOf(type) == containing;

    /// <summary>The full name of the namespace.</summary>
    public static string NamespaceOf(ISymbol symbol) =>
        symbol.ContainingNamespace?.ToDisplayString() ?? "";

    /// <summary>The full name, without type arguments.</summary>
    public static string FullName(ITypeSymbol type) => $"{NamespaceOf(type)}.{type.Name}";

    /// <summary>The type and those it derives from.</summary>
    public static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
