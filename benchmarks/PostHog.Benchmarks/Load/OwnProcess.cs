using System.Diagnostics;
using System.Globalization;

namespace PostHog.Benchmarks.Load;

/// <summary>Runs this program again with other arguments, in a process whose memory and compiled code are its own.</summary>
internal static class OwnProcess
{
    /// <summary>Starts the program; whoever did ends it.</summary>
    public static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [typeof(OwnProcess).Assembly.Location, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            }
        )!;

    /// <summary>Runs the program to its end, and returns the figures that it printed.</summary>
    public static Dictionary<string, double> Measure(params string[] arguments)
    {
        using var process = Start(arguments);
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(
                pair => pair[0],
                pair => double.Parse(pair[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
    }

    /// <summary>Prints figures as <c>name=value</c> pairs, for <see cref="Measure"/>.</summary>
    public static void Print(IEnumerable<(string Name, double Value)> figures) =>
        Console.WriteLine(
            string.Join(
                ' ',
                figures.Select(one =>
                    string.Create(CultureInfo.InvariantCulture, $"{one.Name}={one.Value:0.###}")
                )
            )
        );

    /// <summary>Returns the median of one figure over several runs.</summary>
    public static double Median(IReadOnlyList<Dictionary<string, double>> runs, string name) =>
        runs.Select(run => run[name]).Order().ElementAt(runs.Count / 2);
}
