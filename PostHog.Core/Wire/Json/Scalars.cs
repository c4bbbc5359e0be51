using System.Globalization;
using System.Numerics;

namespace PostHog.Wire.Json;

/// <summary>Converts single values for JSON, both those that are sent and those that are compared with them.</summary>
internal static class Scalars
{
    private const double LargestWhole = 9007199254740992; // 2 to the power of 53
    private const float LargestWholeSingle = 16777216; // 2 to the power of 24

    /// <summary>
    /// Returns the text of a value that JSON can represent only as a string; null for any other value.
    /// </summary>
    public static string? TextOf(object value) =>
        value switch
        {
            DateTime instant => Rfc3339.AsItIs(instant),
            DateTimeOffset instant => Rfc3339.WithOffset(instant),
            Guid id => id.ToString("D"),
            TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
            char letter => letter.ToString(),
            Enum member => member.ToString(),
            Uri url => UrlText.Of(url),
            byte[] bytes => Convert.ToBase64String(bytes),
            Version version => version.ToString(),
            _ => null,
        };

    /// <summary>Whether a value is a number that JSON cannot represent, or that JSON readers cannot hold.</summary>
    public static bool IsNotFinite(object value) =>
        value switch
        {
            double number => double.IsNaN(number) || double.IsInfinity(number),
            float number => float.IsNaN(number) || float.IsInfinity(number),
            BigInteger number => double.IsInfinity((double)number),
            _ => false,
        };

    /// <summary>
    /// Whether a number is written as an integer: it has no fraction, and its type can hold every integer up to its
    /// magnitude. Negative zero becomes zero.
    /// </summary>
    public static bool IsWhole(double number, out long whole)
    {
        whole = number is >= -LargestWhole and <= LargestWhole ? (long)number : 0;
        return number.Equals(whole);
    }

    /// <summary>The same for a <c>float</c>, which holds fewer integers than a <c>double</c>.</summary>
    public static bool IsWhole(float number, out long whole)
    {
        whole = number is >= -LargestWholeSingle and <= LargestWholeSingle ? (long)number : 0;
        return number.Equals((float)whole);
    }

    /// <summary>Returns the text of a number without trailing zeros in the fraction.</summary>
    public static string TextOf(decimal number)
    {
        if (number == 0)
        {
            return "0";
        }

        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.IndexOf('.') < 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>
    /// Converts a number or date whose type exists only on newer runtimes to an older type; null for any other value.
    /// The oldest supported runtime cannot name these types.
    /// </summary>
    public static object? OlderForm(IFormattable value) =>
        value.GetType().FullName switch
        {
            "System.Half" => double.Parse(Text(value, "R"), CultureInfo.InvariantCulture),
            "System.Int128" or "System.UInt128" => BigInteger.Parse(
                Text(value, "D"),
                CultureInfo.InvariantCulture
            ),
            "System.DateOnly" or "System.TimeOnly" => Text(value, "O"),
            _ => null,
        };

    private static string Text(IFormattable value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
