using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>Reads payloads to types that need no reflection: single values, and those of <c>System.Text.Json</c>.</summary>
internal static class KnownPayloads
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = JsonSyntax.MaxDepth };

    /// <summary>Whether a type is one of these.</summary>
    public static bool Include(Type type)
    {
        var own = Nullable.GetUnderlyingType(type) ?? type;
        return IsScalar(own)
            || own == typeof(JsonElement)
            || own == typeof(JsonDocument)
            || typeof(JsonNode).IsAssignableFrom(own);
    }

    /// <summary>Returns the value. Throws if the payload does not fit.</summary>
    public static object? Read(Type type, string json)
    {
        var own = Nullable.GetUnderlyingType(type) ?? type;
        if (own == typeof(JsonElement))
        {
            using var document = JsonDocument.Parse(json, Limits);
            return document.RootElement.Clone();
        }

        if (own == typeof(JsonDocument))
        {
            return JsonDocument.Parse(json, Limits);
        }

        return IsScalar(own)
            ? ReadScalar(own, PayloadText.Tree(json))
            : JsonNode.Parse(json, nodeOptions: null, Limits);
    }

    private static bool IsScalar(Type type) =>
        !type.IsEnum
        && Type.GetTypeCode(type)
            is TypeCode.String
                or TypeCode.Boolean
                or (>= TypeCode.SByte and <= TypeCode.Decimal);

    private static object? ReadScalar(Type type, object? value) =>
        value switch
        {
            null => null,
            Wire.Json.JsonObject or object?[] => throw new InvalidCastException(
                "The payload is no single value."
            ),
            _ => Type.GetTypeCode(type) switch
            {
                TypeCode.String => Convert.ToString(value, Culture),
                TypeCode.Boolean => Convert.ToBoolean(value, Culture),
                TypeCode.Single => Convert.ToSingle(value, Culture),
                TypeCode.Double => Convert.ToDouble(value, Culture),
                TypeCode.Decimal => Convert.ToDecimal(value, Culture),
                _ => ReadInteger(type, value),
            },
        };

    // Not by Convert.ChangeType, which would keep the conversions of all types in a trimmed program.
    private static object ReadInteger(Type type, object value) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.SByte => Convert.ToSByte(value, Culture),
            TypeCode.Byte => Convert.ToByte(value, Culture),
            TypeCode.Int16 => Convert.ToInt16(value, Culture),
            TypeCode.UInt16 => Convert.ToUInt16(value, Culture),
            TypeCode.Int32 => Convert.ToInt32(value, Culture),
            TypeCode.UInt32 => Convert.ToUInt32(value, Culture),
            TypeCode.Int64 => Convert.ToInt64(value, Culture),
            _ => Convert.ToUInt64(value, Culture),
        };
}
