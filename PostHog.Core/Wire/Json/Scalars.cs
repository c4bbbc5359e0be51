using System.Globalization;
using System.Numerics;

namespace PostHog.Wire.Json;

/// <summary>What becomes of single values in JSON, for what is sent and for what is compared with it.</summary>
internal static class Scalars
{
    private const double LargestWhole = 9007199254740992; // 2 to the power of 53
    private const float LargestWholeSingle = 16777216; // 2 to the power of 24

    /// <summary>Returns the text of a value that JSON has no form for but text; null for any other.</summary>
    public static string? TextOf(object value) =>
        value switch
        {
            DateTime instant => Rfc3339.AsItIs(instant),
            DateTimeOffset instant => Rfc3339.WithOffset(instant),
            Guid id => id.ToString("D"),
            TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
            char letter => letter.ToString(),
            Enum member => member.ToString(),
            Uri url => url.OriginalString,
            byte[] bytes => Convert.ToBase64String(bytes),
            Version version => version.ToString(),
            _ => null,
        };

    /// <summary>Whether a value is a number that JSON has no form for, or that its readers cannot hold.</summary>
    public static bool IsNotFinite(object value) =>
        value switch
        {
            double number => double.IsNaN(number) || double.IsInfinity(number),
            float number => float.IsNaN(number) || float.IsInfinity(number),
            BigInteger number => double.IsInfinity((double)number),
            _ => false,
        };

    /// <summary>
    /// Whether a number travels as an integer: it has no fraction, and is small enough that its type holds every integer up
    /// to it. Zero loses its sign.
    /// </summary>
    public static bool IsWhole(double number, out long whole)
    {
        whole = number is >= -LargestWhole and <= LargestWhole ? (long)number : 0;
        return number.Equals(whole);
    }

    /// <summary>As for a <c>double</c>; a <c>float</c> holds fewer integers.</summary>
    public static bool IsWhole(float number, out long whole)
    {
        whole = number is >= -LargestWholeSingle and <= LargestWholeSingle ? (long)number : 0;
        return number.Equals((float)whole);
    }

    /// <summary>Returns the text of a number without the zeros that end its fraction.</summary>
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
    /// Returns the older form of a number or date that only newer runtimes have, and the oldest supported one cannot name;
    /// null for any other value.
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
