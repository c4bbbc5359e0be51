using System.Globalization;
using Newtonsoft.Json;
using PostHog.Wire;

namespace PostHog.Capture;

/// <summary>Writes the values that are one JSON token; everything else is the property walker's.</summary>
internal static class ScalarWriter
{
    /// <summary>Writes a value if it is a scalar. NaN and the infinities must have been sorted out before.</summary>
    public static bool TryWrite(JsonWriter json, object value) =>
        TryWriteCommon(json, value) || TryWriteNumber(json, value) || TryWriteText(json, value);

    /// <summary>Whether a value is a number that JSON has no form for.</summary>
    public static bool IsNotFinite(object value) =>
        value switch
        {
            double number => double.IsNaN(number) || double.IsInfinity(number),
            float number => float.IsNaN(number) || float.IsInfinity(number),
            _ => false,
        };

    private static bool TryWriteCommon(JsonWriter json, object value)
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
                json.WriteValue(number);
                return true;
            case long number:
                json.WriteValue(number);
                return true;
            case decimal number:
                json.WriteValue(number);
                return true;
            default:
                return false;
        }
    }

    private static bool TryWriteNumber(JsonWriter json, object value)
    {
        switch (value)
        {
            case Enum:
                return false;
            case float number:
                json.WriteValue(number);
                return true;
            case ulong number:
                json.WriteValue(number);
                return true;
            case byte or sbyte or short or ushort or uint:
                json.WriteValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case System.Numerics.BigInteger number:
                json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private static bool TryWriteText(JsonWriter json, object value)
    {
        var text = value switch
        {
            DateTime instant => TextOf(instant),
            DateTimeOffset instant => Rfc3339.WithOffset(instant),
            Guid id => id.ToString("D"),
            TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
            char letter => letter.ToString(),
            Enum member => member.ToString(),
            Uri url => url.OriginalString,
            byte[] bytes => Convert.ToBase64String(bytes),
            Type type => type.FullName ?? type.Name,
            Version version => version.ToString(),
            CultureInfo culture => culture.Name,
            _ => null,
        };
        if (text is null)
        {
            return false;
        }

        json.WriteValue(text);
        return true;
    }

    // A time of unknown kind is written without an offset: inventing one would move it.
    private static string TextOf(DateTime instant) =>
        instant.Kind == DateTimeKind.Unspecified
            ? Rfc3339.WithoutOffset(instant)
            : Rfc3339.WithOffset(new DateTimeOffset(instant));
}
