using System.Globalization;

namespace PostHog.Flags.Matching.Values;

// Facts: value-text.
internal static partial class ServerNumber
{
    private static string Min(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
