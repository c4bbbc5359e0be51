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
            ? ReadScalar(own, PayloadText.Tree(json), json.Trim())
            : JsonNode.Parse(json, nodeOptions: null, Limits);
    }

    private static bool IsScalar(Type type) =>
        !type.IsEnum
        && Type.GetTypeCode(type)
            is TypeCode.String
                or TypeCode.Boolean
                or (>= TypeCode.SByte and <= TypeCode.Decimal);

    // As for programs that are not trimmed: nothing is rounded, and only a string's or a number's text becomes another.
    private static object? ReadScalar(Type type, object? value, string json) =>
        value switch
        {
            null => null,
            Wire.Json.JsonObject or object?[] => throw Misfit(),
            string text => OfText(type, text),
            bool isTrue => Type.GetTypeCode(type) switch
            {
                TypeCode.Boolean => isTrue,
                TypeCode.String => json,
                _ => throw Misfit(),
            },
            _ => OfNumber(type, json),
        };

    private static object OfText(Type type, string text) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.String => text,
            TypeCode.Boolean => bool.Parse(text),
            _ => OfNumber(type, text),
        };

    private static object OfNumber(Type type, string text) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.String => text,
            TypeCode.Boolean => double.Parse(text, NumberStyles.Float, Culture) != 0,
            TypeCode.Single => float.Parse(text, NumberStyles.Float, Culture),
            TypeCode.Double => double.Parse(text, NumberStyles.Float, Culture),
            TypeCode.Decimal => decimal.Parse(text, NumberStyles.Float, Culture),
            _ => OfInteger(type, text),
        };

    // Not by Convert.ChangeType, which would keep the conversions of all types in a trimmed program.
    private static object OfInteger(Type type, string text) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.SByte => sbyte.Parse(text, NumberStyles.AllowLeadingSign, Culture),
            TypeCode.Byte => byte.Parse(text, NumberStyles.AllowLeadingSign, Culture),
            TypeCode.Int16 => short.Parse(text, NumberStyles.AllowLeadingSign, Culture),
            TypeCode.UInt16 => ushort.Parse(text, NumberStyles.AllowLeadingSign, Culture),
            TypeCode.Int32 => int.Parse(text, NumberStyles.AllowLeadingSign, Culture),
            TypeCode.UInt32 => uint.Parse(text, NumberStyles.AllowLeadingSign, Culture),
            TypeCode.Int64 => long.Parse(text, NumberStyles.AllowLeadingSign, Culture),
            _ => ulong.Parse(text, NumberStyles.AllowLeadingSign, Culture),
        };

    private static InvalidCastException Misfit() => new("The payload has another type of value.");
}
