using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>
/// The operators of <c>System.Linq.AsyncEnumerable</c>: those of <c>Enumerable</c> take their places, where they take
/// the same.
/// </summary>
internal static class SequenceOperators
{
    private static readonly SymbolDisplayFormat Written = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
    );

    public static bool Is(IMethodSymbol method) =>
        method.ContainingType is { Name: "AsyncEnumerable" } type
        && TaskSymbols.IsIn(type, "System.Linq");

    /// <summary>Whether <c>Enumerable</c> offers the operator, without a token at its end.</summary>
    public static bool HasCounterpart(IMethodSymbol method, string name, Compilation compilation)
    {
        if (method.ReducedFrom is not { } definition)
        {
            return false;
        }

        if (name is "Cast" or "OfType")
        {
            return true; // of IEnumerable, which every sequence is
        }

        var mine = definition
            .OriginalDefinition.Parameters.Where(parameter => !IsToken(parameter))
            .Select(Blocking)
            .ToList();
        return compilation
                .GetTypeByMetadataName("System.Linq.Enumerable")
                ?.GetMembers(name)
                .OfType<IMethodSymbol>()
                .Any(other =>
                    other.IsExtensionMethod
                    && other.Parameters.Select(Blocking).SequenceEqual(mine, StringComparer.Ordinal)
                ) == true;
    }

    /// <summary>How the operators are called that make sequences; the others have the suffix.</summary>
    public static ISet<string> NamesIn(Compilation compilation) =>
        NamesIn(compilation, areTasks: false);

    /// <summary>How the operators are called that enumerate a sequence.</summary>
    public static ISet<string> TerminalNamesIn(Compilation compilation) =>
        NamesIn(compilation, areTasks: true);

    private static HashSet<string> NamesIn(Compilation compilation, bool areTasks) =>
        new(
            compilation
                .GetTypeByMetadataName("System.Linq.AsyncEnumerable")
                ?.GetMembers()
                .OfType<IMethodSymbol>()
                .Where(method => TaskSymbols.IsTask(method.ReturnType) == areTasks)
                .Select(method => method.Name)
                ?? [],
            StringComparer.Ordinal
        );

    /// <summary>The token that a call is given.</summary>
    public static ExpressionSyntax? Token(InvocationExpressionSyntax call, SemanticModel model) =>
        call
            .ArgumentList.Arguments.Select(argument => argument.Expression)
            .FirstOrDefault(argument =>
                model.GetTypeInfo(argument).ConvertedType is { Name: "CancellationToken" }
            );

    /// <summary>A type as its blocking form is written.</summary>
    public static string Blocking(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } named
            ? TaskSymbols.IsTask(named)
            || named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                ? Blocking(arguments[0])
                : $"{Named(named)}<{string.Join(",", arguments.Select(Blocking))}>"
            : type.ToDisplayString(Written);

    private static string Named(INamedTypeSymbol type) =>
        type.Name == "IOrderedAsyncEnumerable" ? "IOrderedEnumerable"
        : TaskSymbols.IsStream(type) ? "IEnumerable"
        : type.Name;

    private static bool IsToken(IParameterSymbol parameter) =>
        parameter.Type is { Name: "CancellationToken" };

    /// <summary>The type of a parameter in the blocking form, as it is written.</summary>
    private static string Blocking(IParameterSymbol parameter) => Blocking(parameter.Type);
}
