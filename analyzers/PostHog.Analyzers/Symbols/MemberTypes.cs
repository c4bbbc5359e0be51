using Microsoft.CodeAnalysis;

namespace PostHog.Analyzers.Symbols;

/// <summary>Recognises types whose values are sent by their members.</summary>
internal static class MemberTypes
{
    // Their types have texts, elements or forms of their own.
    private static readonly string[] Libraries = ["System", "Microsoft", "Newtonsoft", "PostHog"];

    /// <summary>What to call such a type in a message; null for other types.</summary>
    public static string? KindOf(ITypeSymbol? type) =>
        type switch
        {
            { IsAnonymousType: true } => "this anonymous object",
            INamedTypeSymbol named when Underlying(named) is { } inner => KindOf(inner),
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named
                when HasMembersOnly(named) => $"the {Word(named)} '{named.Name}'",
            _ => null,
        };

    /// <summary>What to call the elements, or the values, of a collection whose type is sent by its members; null for others.</summary>
    public static string? KindOfElements(ITypeSymbol? type) =>
        type switch
        {
            IArrayTypeSymbol array => KindOf(array.ElementType)
                ?? KindOfElements(array.ElementType),
            INamedTypeSymbol named => TypeNames
                .NamespaceOf(named)
                .StartsWith("System", StringComparison.Ordinal)
                ? ElementsOf(named)
                    .Select(element => KindOf(element) ?? KindOfElements(element))
                    .FirstOrDefault(kind => kind is not null)
                : null,
            _ => null,
        };

    /// <summary>Whether a value is of the type that the trimmer is shown, or of its nullable form.</summary>
    public static bool IsShownAs(ITypeSymbol type, ITypeSymbol shown) =>
        SymbolEqualityComparer.Default.Equals(Plain(type), Plain(shown));

    /// <summary>Whether a trimmed program can read all members of a type that it is shown.</summary>
    public static bool AreAllSeen(ITypeSymbol type)
    {
        var shown = Plain(type);
        return (shown.IsValueType || shown.BaseType is { SpecialType: SpecialType.System_Object })
            && shown.AllInterfaces.All(one => TypeNames.NamespaceOf(one) == "System");
    }

    private static ITypeSymbol Plain(ITypeSymbol type) =>
        type is INamedTypeSymbol named && Underlying(named) is { } inner ? inner : type;

    // Of a dictionary, the elements are pairs of its keys and values.
    private static IEnumerable<ITypeSymbol> ElementsOf(INamedTypeSymbol type) =>
        type
            .AllInterfaces.Prepend(type)
            .Where(one =>
                one.OriginalDefinition.SpecialType
                == SpecialType.System_Collections_Generic_IEnumerable_T
            )
            .SelectMany(one => one.TypeArguments)
            .SelectMany(element =>
                element is INamedTypeSymbol { Name: "KeyValuePair" } pair
                    ? pair.TypeArguments.AsEnumerable()
                    : [element]
            );

    private static ITypeSymbol? Underlying(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            ? type.TypeArguments[0]
            : null;

    private static string Word(INamedTypeSymbol type) =>
        type.IsRecord ? "record"
        : type.IsValueType ? "struct"
        : "class";

    private static bool HasMembersOnly(INamedTypeSymbol type) =>
        !type.IsTupleType
        && !Libraries.Contains(TypeNames.NamespaceOf(type).Split('.')[0], StringComparer.Ordinal)
        && !TypeNames.WithBases(type).Any(one => TypeNames.FullName(one) == "System.Exception")
        && !type.AllInterfaces.Any(one =>
            one.SpecialType == SpecialType.System_Collections_IEnumerable
            || TypeNames.FullName(one) is "System.IConvertible" or "System.IFormattable"
        );
}
