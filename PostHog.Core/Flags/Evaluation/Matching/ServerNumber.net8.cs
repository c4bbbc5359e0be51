using System.Globalization;

namespace PostHog.Flags.Evaluation.Matching;

internal static partial class ServerNumber
{
    private static string Shortest(double number) =>
        number.ToString("R", CultureInfo.InvariantCulture);
}
