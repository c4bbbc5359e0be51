using System.Globalization;

namespace PostHog.Flags.Matching.Values;

// Facts: value-text.
internal static partial class ServerNumber
{
    private static string Shortest(double number) =>
        number.ToString("R", CultureInfo.InvariantCulture);
}
