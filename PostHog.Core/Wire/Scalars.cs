using System.Globalization;
using System.Numerics;

namespace PostHog.Wire;

/// <summary>What becomes of single values in JSON, for what is sent and for what is compared with it.</summary>
internal static class Scalars
{
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
