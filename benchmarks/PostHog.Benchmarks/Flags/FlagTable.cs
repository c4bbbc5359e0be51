using System.Diagnostics;
using System.Globalization;
using PostHog.Benchmarks.Load;
using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;

namespace PostHog.Benchmarks.Flags;

/// <summary>
/// All rows about flags at a glance, in half a minute: rows a to e by public calls with both clients, what making ready
/// takes, what a second thread adds, and how much longer a question to a server takes. Work is cut into slices of some
/// milliseconds, and the fastest counts: what else the machine does spoils slices, not the figure.
/// </summary>
internal static class FlagTable
{
    private const int Slices = 100;

    public static int Print()
    {
        Console.WriteLine("| Row | Time | Allocated |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var isTracked in new[] { false, true })
        {
            var kind = isTracked ? ", with events of reads" : "";
            using var few = new FlagCaller(100, isTracked);
            using var many = new FlagCaller(1000, isTracked);
            foreach (var (name, call) in few.Single)
            {
                Row(name + kind, call, 10_000);
            }

            foreach (var (name, call) in few.All.Concat(many.All))
            {
                Row(name + kind, call, 100);
            }
        }

        Readiness();
        Scaling();
        Remote();
        return 0;
    }

    /// <summary>The fastest slice, in nanoseconds for each call, and what a call allocates.</summary>
    private static (double Nanoseconds, double Bytes) Measure(Action<int> call, int calls)
    {
        var best = double.MaxValue;
        var bytes = 0L;
        for (var slice = 0; slice < Slices; slice++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            for (var number = 0; number < calls; number++)
            {
                call(number);
            }

            best = Math.Min(best, watch.Elapsed.TotalNanoseconds / calls);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (best, bytes / (double)calls);
    }

    private static void Row(string name, Action<int> call, int calls)
    {
        // Let the runtime compile for good what is hot; it does that in the background.
        Measure(call, calls);
        Thread.Sleep(300);
        var (nanoseconds, bytes) = Measure(call, calls);
        Say($"| {name} | {nanoseconds:0.0} ns | {bytes:0} B |");
    }

    private static void Readiness()
    {
        var json = Inputs.Definitions(1000);
        Row("read 1000", _ => DefinitionsReader.Read(json), 1);
        var document = DefinitionsReader.Read(json)!;
        Row("compile 1000", _ => DefinitionsCompiler.Compile(document, CompileOptions.Default), 1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var kept = DefinitionsCompiler.Compile(document, CompileOptions.Default);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(kept);
        Say($"\ncompiled 1000, kept: {held / 1024} KiB beside the document");
    }

    private static void Scaling()
    {
        const int calls = 4_000_000;
        using var caller = new FlagCaller(100, isTracked: false);
        var call = caller.Single[0].Call;
        var one = Enumerable.Range(0, 5).Min(_ => Together(1, calls, call));
        var two = Enumerable.Range(0, 5).Min(_ => Together(2, calls, call));
        Say($"\ntwo threads do {2 * one / two:0.00} times as much as one");
    }

    private static double Together(int threads, int calls, Action<int> call)
    {
        var others = Enumerable.Range(0, threads).Select(_ => new Thread(Work)).ToList();
        var watch = Stopwatch.StartNew();
        others.ForEach(one => one.Start());
        others.ForEach(one => one.Join());
        return watch.Elapsed.TotalSeconds;

        void Work()
        {
            for (var number = 0; number < calls; number++)
            {
                call(number);
            }
        }
    }

    private static void Remote()
    {
        using var caller = new FlagCaller(100, isTracked: false);
        var (local, _) = Measure(caller.Single[1].Call, 10_000);
        using var server = LoadRun.Server(out var host);
        using var client = new Blocking.PostHogClient(
            new PostHogOptions { ProjectToken = "phc_benchmark", Host = host.AbsoluteUri }
        );
        var options = new EvaluateFlagsOptions { SendFeatureFlagEvents = false };
        var (remote, _) = Measure(
            number => client.IsFeatureEnabled("bench-bool-50", $"user-{number}", options: options),
            20
        );
        server.Kill();
        Say(
            $"\na question over the loopback takes {remote / 1000:0} us, {remote / local:0} times as long"
        );
    }

    private static void Say(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
