using System.Globalization;

namespace PostHog.Tool.Tests;

/// <summary>Writes rows to import.</summary>
internal static class ImportInput
{
    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>One row in NDJSON. Each number has its own time, twenty seconds after the one before.</summary>
    public static string Row(int number) =>
        $$$"""{"event":"ordered","distinct_id":"person {{{number % 1000}}}","timestamp":"{{{TimeOf(number)}}}","properties":{"number":{{{number}}},"plan":"pro","path":"/orders/{{{number}}}"}}"""
        + "\n";

    private static string TimeOf(int number) =>
        Start.AddSeconds(20.0 * number).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Writes that many rows, in order of time or mixed.</summary>
    public static void Write(string path, int rows, bool isMixed)
    {
        using var writer = new StreamWriter(path);
        for (var number = 0; number < rows; number++)
        {
            // The factor is prime, so each number comes once.
            writer.Write(Row(isMixed ? (int)(number * 7_919L % rows) : number));
        }
    }
}
