using System.Diagnostics;
using System.Globalization;
using PostHog.Benchmarks.Flags;

namespace PostHog.Benchmarks.Scale;

/// <summary>
/// How the cost of flags grows with flags, conditions, cohorts and people, and how much more two threads do than one. Work
/// is cut into slices, and the fastest counts.
/// </summary>
internal static class GrowthTable
{
    private const int Slices = 40;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(5);

    public static int Print()
    {
        Console.WriteLine("| What grows | Number | Time | Allocated |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var flags in new[] { 10, 100, 1_000, 10_000 })
        {
            using var client = ServedDefinitions.BlockingClient(GrowingProject.Flags(flags));
            Row("flags, all of them evaluated", flags, number => All(client, number));
            Row("flags, one of them evaluated", flags, number => One(client, number));
        }

        foreach (var conditions in new[] { 1, 10, 100, 1_000 })
        {
            using var client = ServedDefinitions.BlockingClient(
                GrowingProject.Conditions(conditions)
            );
            Row("conditions of a flag", conditions, number => One(client, number));
        }

        foreach (var depth in new[] { 1, 2, 4, 8, 16 })
        {
            using var client = ServedDefinitions.BlockingClient(GrowingProject.Cohorts(depth));
            Row("cohorts in each other", depth, number => One(client, number));
        }

        foreach (var people in new[] { 1, 1_000, 1_000_000 })
        {
            using var client = ServedDefinitions.BlockingClient(GrowingProject.Flags(100));
            var ids = Enumerable.Range(0, people).Select(number => $"user-{number}").ToArray();
            Row("people", people, number => One(client, ids[number % people]));
        }

        Threads();
        return 0;
    }

    private static void Threads()
    {
        Console.WriteLine("\n| Threads | Evaluations of one flag | Snapshots of 100 flags |");
        Console.WriteLine("| --- | --- | --- |");
        using var client = ServedDefinitions.BlockingClient(100);
        var options = Inputs.CallOptions();
        options.SendFeatureFlagEvents = false;
        for (var threads = 1; threads <= Environment.ProcessorCount; threads *= 2)
        {
            var one = PerSecond(
                threads,
                200_000,
                number => client.IsFeatureEnabled("bench-bool-50", Id(number), options: options)
            );
            var all = PerSecond(
                threads,
                4_000,
                number => client.EvaluateFlags(Id(number), options)
            );
            Say($"| {threads} | {one / 1e6:0.0} million/s | {all / 1e3:0} thousand/s |");
        }

        static string Id(int number) => Inputs.DistinctIds[number % Inputs.DistinctIds.Length];
    }

    private static double PerSecond(int threads, int calls, Action<int> call)
    {
        var best = 0.0;
        for (var slice = 0; slice < Slices; slice++)
        {
            using var start = new Barrier(threads + 1);
            var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work)).ToList();
            workers.ForEach(one => one.Start());
            start.SignalAndWait();
            var watch = Stopwatch.StartNew();
            workers.ForEach(one => one.Join());
            best = Math.Max(best, threads * calls / watch.Elapsed.TotalSeconds);

            void Work()
            {
                start.SignalAndWait();
                for (var number = 0; number < calls; number++)
                {
                    call(number);
                }
            }
        }

        return best;
    }

    private static readonly EvaluateFlagsOptions Options = new()
    {
        SendFeatureFlagEvents = false,
        PersonProperties = { ["plan"] = "pro", ["email"] = "ada@example.com" },
    };

    private static void One(Blocking.PostHogClient client, int number) =>
        One(client, Inputs.DistinctIds[number % Inputs.DistinctIds.Length]);

    private static void One(Blocking.PostHogClient client, string id) =>
        client.IsFeatureEnabled("flag-0", id, options: Options);

    private static void All(Blocking.PostHogClient client, int number) =>
        client.EvaluateFlags(Inputs.DistinctIds[number % Inputs.DistinctIds.Length], Options);

    private static void Row(string what, int count, Action<int> call)
    {
        Measure(call);
        // The runtime compiles what is hot for good in the background.
        Thread.Sleep(300);
        var (nanoseconds, bytes) = Measure(call);
        var time =
            nanoseconds < 10_000 ? $"{nanoseconds:0} ns"
            : nanoseconds < 10_000_000 ? $"{nanoseconds / 1e3:0.0} µs"
            : $"{nanoseconds / 1e6:0.0} ms";
        Say($"| {what} | {count} | {time} | {bytes:0} B |");
    }

    private static (double Nanoseconds, double Bytes) Measure(Action<int> call)
    {
        var best = double.MaxValue;
        var allocated = 0.0;
        var number = 0;
        for (var slice = 0; slice < Slices; slice++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var calls = 0;
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < Slice)
            {
                for (var some = 0; some < 10; some++, calls++)
                {
                    call(number++);
                }
            }

            var nanoseconds = watch.Elapsed.TotalNanoseconds / calls;
            if (nanoseconds < best)
            {
                best = nanoseconds;
                allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)calls;
            }
        }

        return (best, allocated);
    }

    private static void Say(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
