using System.Globalization;

namespace PostHog.Flags.Matching.Values;

// Facts: value-text.
internal static partial class ServerNumber
{
    private const int SureDigits = 15;
    private const int MaxDigits = 17;
    private const double SmallestOfFullPrecision = 2.3e-308;

    // The round-trip format of .NET Framework prints more digits than necessary.
    private static string Min(double number)
    {
        var text = "";
        var first = number < SmallestOfFullPrecision ? 1 : SureDigits;
        for (var digits = first; digits <= MaxDigits; digits++)
        {
            var format = "G" + digits.ToString(CultureInfo.InvariantCulture);
            text = number.ToString(format, CultureInfo.InvariantCulture);
            if (
                double.TryParse(
                    text,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var back
                ) && back.Equals(number)
            )
            {
                break;
            }
        }

        return text;
    }
}
