using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PostHog.Analyzers.Operations;

/// <summary>Reads the constants that an expression can become.</summary>
internal static class DistinctIds
{
    /// <summary>Each constant that can be the value, with its text: of <c>id ?? "guest"</c> the second half.</summary>
    public static IEnumerable<(IOperation Operation, string Text)> In(IOperation expression)
    {
        var value = expression.WithoutConversions();
        if (TextOf(value) is { } text)
        {
            return [(value, text)];
        }

        return value switch
        {
            ICoalesceOperation choice => In(choice.Value).Concat(In(choice.WhenNull)),
            IConditionalOperation { WhenFalse: { } otherwise } choice => In(choice.WhenTrue)
                .Concat(In(otherwise)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => In(arm.Value)),
            _ => [],
        };
    }

    private static string? TextOf(IOperation value) =>
        value switch
        {
            { ConstantValue: { HasValue: true, Value: { } constant } } => constant is string text
                ? text
                : string.Format(CultureInfo.InvariantCulture, "{0}", constant),
            IFieldReferenceOperation { Field: { Name: "Empty", IsStatic: true } field } => field
                .ContainingType
                .SpecialType == SpecialType.System_String
                ? ""
                : EmptyGuid(field.ContainingType),
            IDefaultValueOperation or IObjectCreationOperation { Arguments.Length: 0 } => EmptyGuid(
                value.Type
            ),
            _ => null,
        };

    private static string? EmptyGuid(ITypeSymbol? type) =>
        type is { Name: "Guid", ContainingNamespace.Name: "System" } ? Guid.Empty.ToString() : null;
}
