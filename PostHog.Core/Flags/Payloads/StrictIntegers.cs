using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>
/// Reads the integers that Newtonsoft.Json makes of fractions and booleans too, unlike <c>int</c>: 5.7 would become 6.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
internal sealed class StrictIntegers : JsonConverter
{
    public static readonly StrictIntegers Instance = new();

    private StrictIntegers() { }

    public override bool CanWrite => false;

    /// <summary>Whether a type is one of these.</summary>
    public static bool Reads(Type type)
    {
        var own = Nullable.GetUnderlyingType(type) ?? type;
        return !own.IsEnum
            && Type.GetTypeCode(own)
                is TypeCode.SByte
                    or TypeCode.UInt16
                    or TypeCode.UInt32
                    or TypeCode.Int64
                    or TypeCode.UInt64;
    }

    public override bool CanConvert(Type objectType) => Reads(objectType);

    public override object? ReadJson(
        JsonReader reader,
        Type objectType,
        object? existingValue,
        JsonSerializer serializer
    ) =>
        reader.TokenType switch
        {
            JsonToken.Null when Nullable.GetUnderlyingType(objectType) is not null => null,
            // Large ones are of a type that has no conversions, except to text.
            JsonToken.Integer or JsonToken.String => Convert.ChangeType(
                Convert.ToString(reader.Value, CultureInfo.InvariantCulture),
                Nullable.GetUnderlyingType(objectType) ?? objectType,
                CultureInfo.InvariantCulture
            ),
            _ => throw new JsonSerializationException(
                $"{reader.TokenType} is no {objectType.Name}."
            ),
        };

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        throw new NotSupportedException("Payloads are read only.");
}
