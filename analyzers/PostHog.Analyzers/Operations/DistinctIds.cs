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
            ILocalReferenceOperation local => Of(local, LocalConstants.ValueOf(local)),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => Of(
                value,
                LocalConstants.TextOf(field)
            ),
            _ => [],
        };
    }

    // The text of what a variable is initialised with, at the place that uses the variable.
    private static IEnumerable<(IOperation Operation, string Text)> Of(
        IOperation variable,
        IOperation? value
    ) => value is null ? [] : In(value).Select(one => (variable, one.Text));

    private static IEnumerable<(IOperation Operation, string Text)> Of(
        IOperation variable,
        string? text
    ) => text is null ? [] : [(variable, text)];

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
            IInvocationOperation
            {
                TargetMethod.Name: "ToString",
                Instance: { } instance,
                Arguments: var arguments
            } => TextOf(instance.WithoutConversions()) is { } unformatted
            && arguments.All(one => one.Value.ConstantValue.HasValue || one.IsImplicit)
                ? Formatted(instance.Type, unformatted)
                : null,
            IDefaultValueOperation or IObjectCreationOperation { Arguments.Length: 0 } => EmptyGuid(
                value.Type
            ),
            _ => null,
        };

    // An empty GUID names nobody, however it is formatted.
    private static string? Formatted(ITypeSymbol? type, string text) =>
        EmptyGuid(type) ?? (type?.SpecialType == SpecialType.System_String ? text : null);

    private static string? EmptyGuid(ITypeSymbol? type) =>
        type is { Name: "Guid", ContainingNamespace.Name: "System" } ? Guid.Empty.ToString() : null;
}
