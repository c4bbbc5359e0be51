using System.Diagnostics;
using System.Globalization;

namespace PostHog.Benchmarks.Load;

/// <summary>Measures time, processor time and memory of a piece of work in this process.</summary>
internal sealed class Usage
{
    private readonly Stopwatch _watch;
    private readonly TimeSpan _processor;

    private Usage()
    {
        _processor = Environment.CpuUsage.TotalTime;
        _watch = Stopwatch.StartNew();
    }

    public static Usage Begin() => new();

    /// <summary>Returns nanoseconds of the wall clock and of the processor for each event.</summary>
    public (double Wall, double Processor) Per(long events)
    {
        var wall = _watch.Elapsed;
        var processor = Environment.CpuUsage.TotalTime - _processor;
        return (wall.TotalNanoseconds / events, processor.TotalNanoseconds / events);
    }

    /// <summary>The most physical memory this process ever had, in megabytes; Linux alone tells.</summary>
    public static double PeakMegabytes() => Status("VmHWM:");

    /// <summary>The physical memory this process has now, in megabytes.</summary>
    public static double Megabytes() => Status("VmRSS:");

    /// <summary>Lets the peak begin anew from what the process has now.</summary>
    public static void ForgetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    private static double Status(string name)
    {
        var line = File.ReadLines("/proc/self/status")
            .First(one => one.StartsWith(name, StringComparison.Ordinal));
        var kilobytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return long.Parse(kilobytes, CultureInfo.InvariantCulture) / 1000.0;
    }
}
