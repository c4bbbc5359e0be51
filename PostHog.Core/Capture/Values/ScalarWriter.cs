using System.Globalization;
using System.Numerics;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>Writes the values that are one JSON token; the property writer writes all others.</summary>
internal static class ScalarWriter
{
    /// <summary>Whether a value is one JSON token; does not write it.</summary>
    public static bool IsScalar(object value) =>
        Type.GetTypeCode(value.GetType()) != TypeCode.Object
        || value is Guid or DateTimeOffset or TimeSpan or BigInteger or Uri or Version or byte[];

    /// <summary>
    /// Whether the author of a scalar's type can have declared a converter for it; no other scalar has an author.
    /// </summary>
    public static bool MayHaveConverter(object value) =>
        value is Enum || (value is Uri && value.GetType() != typeof(Uri));

    /// <summary>Writes a value if it is a scalar. Numbers that are not finite must have been excluded before.</summary>
    public static bool TryWrite(JsonBufferWriter json, object value) =>
        TryWriteCommon(json, value) || TryWriteNumber(json, value) || TryWriteText(json, value);

    private static bool TryWriteCommon(JsonBufferWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteValue(text);
                return true;
            case int number:
                json.WriteValue(number);
                return true;
            case bool flag:
                json.WriteValue(flag);
                return true;
            case double number:
                Write(json, number);
                return true;
            case long number:
                json.WriteValue(number);
                return true;
            case decimal number:
                json.WriteRawValue(Scalars.TextOf(number));
                return true;
            default:
                return false;
        }
    }

    private static bool TryWriteNumber(JsonBufferWriter json, object value)
    {
        switch (value)
        {
            case Enum:
                return false;
            case float number:
                Write(json, number);
                return true;
            case ulong number:
                json.WriteValue(number);
                return true;
            case byte or sbyte or short or ushort or uint:
                json.WriteValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case BigInteger number:
                json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private static void Write(JsonBufferWriter json, double number)
    {
        if (Scalars.IsWhole(number, out var whole))
        {
            json.WriteValue(whole);
        }
        else
        {
            json.WriteValue(number);
        }
    }

    private static void Write(JsonBufferWriter json, float number)
    {
        if (Scalars.IsWhole(number, out var whole))
        {
            json.WriteValue(whole);
        }
        else
        {
            json.WriteValue(number);
        }
    }

    private static bool TryWriteText(JsonBufferWriter json, object value)
    {
        var text = Scalars.TextOf(value);
        if (text is null)
        {
            return false;
        }

        json.WriteValue(text);
        return true;
    }
}
