using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json.Serialization;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Reads the text of types whose author declared it to be their value: those with a type converter, and those that
/// implement <see cref="IConvertible"/>.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static class DeclaredText
{
    /// <summary>Whether a contract is that of such a type.</summary>
    public static bool Has(JsonContract contract) =>
        contract is JsonStringContract
        || (
            contract is JsonPrimitiveContract
            && typeof(IConvertible).IsAssignableFrom(contract.UnderlyingType)
            && Type.GetTypeCode(contract.UnderlyingType) == TypeCode.Object
        );

    /// <summary>Returns the text of a value, or why there is none. Throws any exception of the author's code.</summary>
    public static object Of(object value)
    {
        var text =
            value is IConvertible
                ? Convert.ToString(value, CultureInfo.InvariantCulture)
                : TypeDescriptor.GetConverter(value).ConvertToInvariantString(value);
        if (text is null)
        {
            return new UnreadableValue("has no string form");
        }

        return text == value.GetType().ToString()
            ? new UnreadableValue($"holds a {text}, which has no text")
            : text;
    }
}
