using System.Globalization;
using System.Numerics;

namespace PostHog.Wire.Json;

/// <summary>Reads the numbers of a document, which can have any size in JSON.</summary>
internal static class JsonNumber
{
    /// <summary>The length of the longest integer that is read; longer ones take very long to convert.</summary>
    public const int MaxIntegerLength = 380;

    // A decimal has 28 digits after the point, so that it holds more digits of a larger number than a double does.
    private const double SmallestDecimal = 1e-9;

    /// <summary>Returns a <see cref="long"/>, a <see cref="BigInteger"/>, or a <see cref="double"/>.</summary>
    /// <param name="text">A number in JSON.</param>
    /// <exception cref="FormatException">The number is an integer of more than 380 characters.</exception>
    public static object Parse(string text)
    {
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
        {
            return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        if (
            long.TryParse(
                text,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var integer
            )
        )
        {
            return integer;
        }

        return text.Length <= MaxIntegerLength
            ? BigInteger.Parse(text, CultureInfo.InvariantCulture)
            : throw new FormatException("An integer is too long.");
    }

    /// <summary>
    /// Returns the same, but a <see cref="decimal"/> for a number of more digits than a <see cref="double"/> holds.
    /// </summary>
    /// <param name="text">A number in JSON.</param>
    /// <exception cref="FormatException">The number is an integer of more than 380 characters.</exception>
    public static object ParseExactly(string text) =>
        Parse(text) switch
        {
            double number
                when Math.Abs(number) >= SmallestDecimal
                    && decimal.TryParse(
                        text,
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture,
                        out var digits
                    ) => Exactly(digits),
            var number => number,
        };

    /// <summary>Returns a <see cref="double"/> if it holds all digits, otherwise the decimal.</summary>
    /// <exception cref="FormatException">The number is so small that a decimal has lost digits.</exception>
    public static object Exactly(decimal digits)
    {
        var number = (double)digits;
        if (Math.Abs(number) < SmallestDecimal)
        {
            throw new FormatException("No decimal holds the number.");
        }

        return (decimal)number == digits ? number : digits;
    }

    /// <summary>Returns the integer; null for anything else, including an integer out of range.</summary>
    public static long? ToInt64(object? value) => value is long number ? number : null;

    /// <summary>Returns any number; null for anything else.</summary>
    public static double? ToDouble(object? value) =>
        value switch
        {
            long number => number,
            double number => number,
            decimal number => (double)number,
            BigInteger number => (double)number,
            _ => null,
        };
}
