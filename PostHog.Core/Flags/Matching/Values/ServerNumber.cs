using System.Globalization;
using System.Numerics;
using System.Text;
using PostHog.Wire.Json;

namespace PostHog.Flags.Matching.Values;

// Facts: value-text.
/// <summary>
/// Reads and prints numbers as the server does after they were sent as JSON (serde_json): 64-bit integers unchanged,
/// all others as doubles with the fewest digits that round-trip, and always with a decimal point or an exponent.
/// </summary>
internal static partial class ServerNumber
{
    // The limits at which the server changes to exponents.
    private const int MaxBeforePoint = 16;
    private const int MaxZerosBehindPoint = 5;

    /// <summary>Returns the number that the server computes with.</summary>
    public static double Of(object number) =>
        number switch
        {
            double exact => exact,
            int integer => integer,
            long integer => integer,
            ulong integer => integer,
            float single => Parsed(single.ToString("R", CultureInfo.InvariantCulture)),
            BigInteger large => Parsed(large.ToString(CultureInfo.InvariantCulture)),
            decimal exact => Parsed(exact.ToString(CultureInfo.InvariantCulture)),
            _ => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        };

    /// <summary>Returns the text of a finite number that this client sends. The client writes 5.0 as 5.</summary>
    public static string TextOfSent(object number) =>
        number switch
        {
            double exact when Scalars.IsWhole(exact, out var whole) => Text((object)whole),
            float exact when Scalars.IsWhole(exact, out var whole) => Text((object)whole),
            decimal exact when decimal.Truncate(exact) == exact => Text(new BigInteger(exact)),
            _ => Text(number),
        };

    /// <summary>Returns the text of a finite number that the server stores.</summary>
    public static string Text(object number) =>
        number switch
        {
            double or float or decimal => Text(Of(number)),
            BigInteger large when large < long.MinValue || large > ulong.MaxValue => Text(
                Of(number)
            ),
            _ => ((IFormattable)number).ToString(format: null, CultureInfo.InvariantCulture),
        };

    /// <summary>Returns the text of a finite number that the server does not treat as an integer.</summary>
    public static string Text(double number)
    {
        var (digits, point) = Digits(Min(Math.Abs(number)));
        var text = new StringBuilder(32);
        if (number < 0 || (number == 0 && double.IsNegativeInfinity(1 / number)))
        {
            text.Append('-');
        }

        if (digits.Length == 0)
        {
            return text.Append("0.0").ToString();
        }

        return point is > -MaxZerosBehindPoint and <= MaxBeforePoint
            ? AppendPlain(text, digits, point).ToString()
            : AppendExponent(text, digits, point).ToString();
    }

    private static double Parsed(string text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static StringBuilder AppendPlain(StringBuilder text, string digits, int point)
    {
        if (point <= 0)
        {
            return text.Append("0.").Append('0', -point).Append(digits);
        }

        return point >= digits.Length
            ? text.Append(digits).Append('0', point - digits.Length).Append(".0")
            : text.Append(digits, 0, point)
                .Append('.')
                .Append(digits, point, digits.Length - point);
    }

    private static StringBuilder AppendExponent(StringBuilder text, string digits, int point)
    {
        text.Append(digits[0]);
        if (digits.Length > 1)
        {
            text.Append('.').Append(digits, 1, digits.Length - 1);
        }

        return text.Append('e').Append((point - 1).ToString(CultureInfo.InvariantCulture));
    }

    // Returns the significant digits and the number of digits before the decimal point; if negative, zeros follow the
    // point.
    private static (string Digits, int Point) Digits(string text)
    {
        var end = text.IndexOf('E');
        var exponent = 0;
        if (end >= 0)
        {
            exponent = int.Parse(text.Substring(end + 1), CultureInfo.InvariantCulture);
            text = text.Substring(0, end);
        }

        var point = text.IndexOf('.');
        point = point < 0 ? text.Length : point;
        var all = text.Replace(".", "");
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), point + exponent - (all.Length - digits.Length));
    }
}
