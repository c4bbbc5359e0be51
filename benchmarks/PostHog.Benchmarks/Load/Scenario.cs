using System.Diagnostics;

namespace PostHog.Benchmarks.Load;

/// <summary>One piece of work, done in a process of its own, so that its memory is its own.</summary>
internal sealed class Scenario(string kind, Uri host)
{
    private const int Round = 10_000;

    /// <summary>Does the work and prints its figures as <c>name=value</c> pairs.</summary>
    public void Run(string work, int events)
    {
        var figures = work switch
        {
            "enqueue" => new Queueing(kind, threads: 1).Measure(events),
            "enqueue-two" => new Queueing(kind, threads: 2).Measure(events),
            "rounds" => Deliver(events, Round, CaptureCompression.Gzip),
            "rounds-plain" => Deliver(events, Round, CaptureCompression.None),
            "rounds-spooled" => DeliverFromSpool(events),
            "burst" => Deliver(events, events, CaptureCompression.Gzip),
            "capture" => new CaptureAgainstBare(kind, host).Measure(events),
            _ => throw new ArgumentException($"'{work}' is no work."),
        };
        OwnProcess.Print(figures);
    }

    // Until the runtime has compiled what is hot for good; it does that in the background.
    private static void WarmUp(Action work)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(3))
        {
            work();
            Thread.Sleep(20);
        }
    }

    // Each event is in a file before it is queued.
    private IReadOnlyList<(string Name, double Value)> DeliverFromSpool(int events)
    {
        var folder = Directory.CreateTempSubdirectory("spool");
        try
        {
            var spool = new SpoolOptions(folder.FullName) { Mode = SpoolMode.Always };
            return [.. Deliver(events, Round, CaptureCompression.Gzip, spool)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private IEnumerable<(string Name, double Value)> Deliver(
        int events,
        int round,
        CaptureCompression compression,
        SpoolOptions? spool = null
    )
    {
        var options = Options();
        options.MaxQueueSize = Math.Max(round, Round) + 1;
        options.MaxQueueBytes = 1L << 40;
        options.Compression = compression;
        options.Spool = spool;
        using var client = Clients.Of(kind, options);
        if (events > 1)
            WarmUp(() => DeliverRounds(client, Round, Round));
        var usage = Usage.Begin();
        var delivered = DeliverRounds(client, events, round);
        var (wall, processor) = usage.Per(events);
        return
        [
            ("events/s", 1e9 / wall),
            ("cpu-us", processor / 1000),
            ("peak-MB", Usage.PeakMegabytes()),
            ("missing", events - delivered),
        ];
    }

    private static long DeliverRounds(IClient client, int events, int round)
    {
        var accepted = 0L;
        for (var first = 0; first < events; first += round)
        {
            for (var number = first; number < Math.Min(events, first + round); number++)
            {
                accepted += client.Enqueue(Event(number)).IsAccepted ? 1 : 0;
            }

            if (client.Flush() is { IsComplete: false } flushed)
            {
                throw new InvalidOperationException($"{flushed}");
            }
        }

        return accepted;
    }

    private PostHogOptions Options() =>
        new() { ProjectToken = "phc_benchmark", Host = host.AbsoluteUri };

    internal static PostHogEvent Event(int number) =>
        new("order placed", "user-42")
        {
            ["total"] = 99.5,
            ["currency"] = "EUR",
            ["items"] = number,
            ["first_order"] = true,
            ["plan"] = "pro",
        };
}
