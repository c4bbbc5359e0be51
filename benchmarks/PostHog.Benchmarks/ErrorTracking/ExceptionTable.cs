using System.Diagnostics;
using System.Globalization;

namespace PostHog.Benchmarks.ErrorTracking;

/// <summary>
/// What a reported exception costs, a new object each time: thirty frames, and three causes. The fastest of many slices
/// counts.
/// </summary>
internal static class ExceptionTable
{
    private const int Slices = 60;
    private const int Errors = 300;

    public static int Print()
    {
        var benchmarks = new ExceptionEventsBenchmarks();
        Console.WriteLine("| Row | Time | Allocated |");
        Console.WriteLine("| --- | --- | --- |");
        Row("m. an exception turned into an event", error => benchmarks.Build(error));
        Row("m. and serialised", error => benchmarks.Write(benchmarks.Build(error)));
        return 0;
    }

    private static void Row(string name, Action<Exception> report)
    {
        var best = double.MaxValue;
        var bytes = 0L;
        for (var slice = 0; slice < Slices; slice++)
        {
            Exception[] errors =
            [
                .. Enumerable.Range(0, Errors).Select(_ => ExceptionEventsBenchmarks.Fail(3)),
            ];
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            Array.ForEach(errors, report);
            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / Errors);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Errors;
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {best:0.0} µs | {bytes / 1e3:0.0} kB |"
            )
        );
    }
}
