using System.Globalization;
using PostHog.Benchmarks.Load;
using PostHog.TestKit;

namespace PostHog.Benchmarks.Cli;

/// <summary>
/// Prints how much longer a tool takes with telemetry, for each kind of network. The rows take turns, so that other work on
/// the machine slows all of them.
/// </summary>
internal static class CliTable
{
    private const int DefaultRuns = 21;

    /// <summary>Prints a row for each network. The first one is what the others are compared with.</summary>
    /// <param name="arguments">How often each runs; by default 21 times.</param>
    public static int Print(string[] arguments)
    {
        var runs = arguments is [var number]
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : DefaultRuns;
        var folder = Directory.CreateTempSubdirectory("posthog-cli").FullName;
        try
        {
            using var server = LoadRun.Server(out var host);
            using var silent = new RawServer(answer: null);
            var rows = Rows(folder, host, silent.Url);
            Measure(rows, runs);
            rows.ForEach(row => Console.WriteLine(row.Describe(rows[0])));
            server.Kill();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static List<CliRow> Rows(string folder, Uri host, Uri silent)
    {
        (string Name, string? Host, bool IsLater)[] networks =
        [
            ("without telemetry", null, false),
            ("PostHog answers", host.AbsoluteUri, false),
            ("no response, first run of a day", silent.AbsoluteUri, false),
            ("no response, a later run", silent.AbsoluteUri, true),
            ("refused, first run of a day", Some.UnusedAddress().AbsoluteUri, false),
            ("refused, a later run", Some.UnusedAddress().AbsoluteUri, true),
            ("name does not resolve, first run of a day", CliTool.HangingName, false),
            ("name does not resolve, a later run", CliTool.HangingName, true),
        ];
        return
        [
            .. networks.Select(
                (one, place) =>
                    new CliRow(one.Name, Path.Combine(folder, $"{place}"), one.Host, one.IsLater)
            ),
        ];
    }

    // The first run fills the caches of the system, and finds out about the network.
    private static void Measure(List<CliRow> rows, int runs)
    {
        if (rows.Select(row => row.Run().Output).Distinct(StringComparer.Ordinal).Count() != 1)
        {
            throw new InvalidOperationException("The telemetry changes what the tool prints.");
        }

        for (var run = 0; run < runs; run++)
        {
            rows.ForEach(row => row.Measure());
        }
    }
}
