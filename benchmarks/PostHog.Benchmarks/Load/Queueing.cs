using System.Diagnostics;

namespace PostHog.Benchmarks.Load;

/// <summary>
/// Measures the call that queues an event, by itself: the first batch is never answered, and each client queues as many
/// events as a queue holds by default. The event is the caller's; what the call allocates beside it is counted.
/// </summary>
internal sealed class Queueing(string kind, int threads)
{
    private const int Events = 10_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public IReadOnlyList<(string Name, double Value)> Measure(int events)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp; )
        {
            FillOne();
        }

        var runs = Enumerable.Range(0, events / Events).Select(_ => FillOne()).ToList();
        return
        [
            ("ns", Median(runs.Select(run => run.Wall))),
            ("cpu-ns", Median(runs.Select(run => run.Processor))),
            ("bytes", Median(runs.Select(run => run.Bytes))),
        ];
    }

    // What a client leaves behind, such as a thread that ends, must not slow the next one.
    private (double Wall, double Processor, double Bytes) FillOne()
    {
        using var handler = new HeldHandler();
        var run = Fill(handler);
        handler.Release();
        Thread.Sleep(Pause);
        return run;
    }

    private (double Wall, double Processor, double Bytes) Fill(HeldHandler handler)
    {
        var options = new PostHogOptions
        {
            ProjectToken = "phc_benchmark",
            Host = "http://127.0.0.1:9/",
            HttpHandler = handler,
            MaxQueueSize = 2 * Events,
            FlushInterval = TimeSpan.FromHours(1),
            ShutdownTimeout = TimeSpan.FromTicks(1),
        };
        using var client = Clients.Of(kind, options);
        Enqueue(client, options.FlushAt);
        var allocated = new long[threads];
        using var start = new Barrier(threads);
        var others = Enumerable
            .Range(1, threads - 1)
            .Select(number => new Thread(() =>
            {
                start.SignalAndWait();
                allocated[number] = Enqueue(client, Events / threads);
            }))
            .ToList();
        others.ForEach(one => one.Start());
        start.SignalAndWait();
        var usage = Usage.Begin();
        allocated[0] = Enqueue(client, Events / threads);
        others.ForEach(one => one.Join());
        var (wall, processor) = usage.Per(Events);
        return (wall, processor, allocated.Sum() / (double)Events);
    }

    private static long Enqueue(IClient client, int events)
    {
        var captured = Scenario.Event(7);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 0; number < events; number++)
        {
            client.Enqueue(captured);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Median(IEnumerable<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return sorted[sorted.Count / 2];
    }
}
