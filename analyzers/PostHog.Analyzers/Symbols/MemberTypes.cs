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

    /// <summary>Whether a trimmed program can read all members of a type that it is shown.</summary>
    public static bool AreAllSeen(ITypeSymbol type)
    {
        var shown = type is INamedTypeSymbol named && Underlying(named) is { } inner ? inner : type;
        return (shown.IsValueType || shown.BaseType is { SpecialType: SpecialType.System_Object })
            && shown.AllInterfaces.All(one => TypeNames.NamespaceOf(one) == "System");
    }

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
