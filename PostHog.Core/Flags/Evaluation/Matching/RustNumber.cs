using System.Globalization;

namespace PostHog.Flags.Evaluation.Matching;

/// <summary>Reads numbers from texts exactly as Rust's <c>f64</c> does: no spaces, no separators, whatever the culture.</summary>
internal static class RustNumber
{
    /// <summary>Reads a number; false when the text is none.</summary>
    public static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
