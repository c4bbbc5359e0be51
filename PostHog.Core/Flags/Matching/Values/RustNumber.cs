using System.Globalization;

namespace PostHog.Flags.Matching.Values;

// Facts: number-reading.
/// <summary>Parses numbers exactly as Rust's <c>f64</c> does: no spaces, no separators, in any culture.</summary>
internal static class RustNumber
{
    private const NumberStyles Styles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// Parses a number. Returns false if the text is not a number. A number that is too large becomes infinity.
    /// </summary>
    public static bool TryParse(string text, out double number)
    {
        var start = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (IsDecimal(text, start))
        {
            // .NET Framework rejects numbers that are too large.
            if (!double.TryParse(text, Styles, CultureInfo.InvariantCulture, out number))
            {
                number = double.PositiveInfinity;
                number = text[0] == '-' ? -number : number;
            }

            return true;
        }

        return TryParseWord(text, start, out number);
    }

    private static bool TryParseWord(string text, int start, out double number)
    {
        var isInfinite = Is(text, start, "inf") || Is(text, start, "infinity");
        number = isInfinite ? double.PositiveInfinity : double.NaN;
        if (start == 1 && text[0] == '-')
        {
            number = -number;
        }

        return isInfinite || Is(text, start, "nan");
    }

    private static bool Is(string text, int start, string word) =>
        text.Length - start == word.Length
        && text.AsSpan(start).Equals(word.AsSpan(), StringComparison.OrdinalIgnoreCase);

    private static bool IsDecimal(string text, int start)
    {
        var at = SkipDigits(text, start);
        var digits = at - start;
        if (at < text.Length && text[at] == '.')
        {
            var end = SkipDigits(text, at + 1);
            digits += end - at - 1;
            at = end;
        }

        return digits > 0 && (at == text.Length || IsExponent(text, at));
    }

    private static bool IsExponent(string text, int at)
    {
        if (text[at] is not ('e' or 'E'))
        {
            return false;
        }

        at++;
        if (at < text.Length && text[at] is '+' or '-')
        {
            at++;
        }

        return at < text.Length && SkipDigits(text, at) == text.Length;
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at;
    }
}
