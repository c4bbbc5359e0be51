using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using PostHog.Benchmarks.Load;

namespace PostHog.Benchmarks.Definitions;

/// <summary>Loads one document in this process: first cold, then again and again.</summary>
internal static class DefinitionsLoad
{
    // The runtime compiles a method for good after 60 calls, and some are called once in a load.
    private const int Reloads = 90;
    private const int LeastReloads = 25;
    private const int Counted = 11;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(12);

    /// <summary>Prints the time of the first load and of a warm one, the peak, and what stays in memory.</summary>
    public static int Run(string kind, string path)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Usage.ForgetPeak();
        var idle = Usage.Megabytes();
        var watch = Stopwatch.StartNew();
        var load = Begin(kind, path);
        var kept = load(true);
        var first = watch.Elapsed.TotalMilliseconds;
        var peak = Usage.PeakMegabytes() - idle;
        // The load still ends in the background once the definitions are in use.
        Thread.Sleep(300);
        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var (warm, allocated) = Warm(load);
        GC.KeepAlive(kept);
        OwnProcess.Print([
            ("first-ms", first),
            ("warm-ms", warm),
            ("peak-MB", peak),
            ("kept-MB", held),
            ("allocated-MB", allocated),
        ]);
        // Nothing is left to be sent, and closing is not measured.
        return 0;
    }

    private static (double Milliseconds, double Megabytes) Warm(Func<bool, object> load)
    {
        var times = new List<double>();
        var allocated = 0L;
        var all = Stopwatch.StartNew();
        while (times.Count < Reloads && (times.Count < LeastReloads || all.Elapsed < Enough))
        {
            // The runtime compiles what is hot in the background.
            Thread.Sleep(50);
            var before = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            load(false);
            times.Add(watch.Elapsed.TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes() - before;
        }

        return (times.TakeLast(Counted).Order().ElementAt(Counted / 2), allocated / 1e6);
    }

    private static Func<bool, object> Begin(string kind, string path) =>
        kind switch
        {
            "async" => BeginAsync(Options(path)),
            "blocking" => BeginBlocking(Options(path)),
            _ => BeginBare(path),
        };

    private static PostHogOptions Options(string path) =>
        new()
        {
            ProjectToken = "phc_benchmark",
            SecretKey = "phs_benchmark",
            FeatureFlagPollInterval = TimeSpan.FromHours(1),
            HttpHandler = new FileHandler(path),
        };

    [SuppressMessage("Usage", "VSTHRD002", Justification = "A benchmark has nothing else to do.")]
    private static Func<bool, object> BeginAsync(PostHogOptions options)
    {
        var client = new Async.PostHogClient(options);
        Require(client.WaitUntilLocalEvaluationReadyAsync().GetAwaiter().GetResult());
        return isFirst =>
        {
            if (!isFirst)
            {
                client.ReloadFlagDefinitionsAsync().GetAwaiter().GetResult();
            }

            return client;
        };
    }

    private static Func<bool, object> BeginBlocking(PostHogOptions options)
    {
        var client = new Blocking.PostHogClient(options);
        Require(client.WaitUntilLocalEvaluationReady());
        return isFirst =>
        {
            if (!isFirst)
            {
                client.ReloadFlagDefinitions();
            }

            return client;
        };
    }

    // What no SDK can do without: the bytes, and a pass over them that keeps the document.
    private static Func<bool, object> BeginBare(string path)
    {
        var client = new HttpClient(new FileHandler(path));
        return _ =>
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri("http://localhost/")
            );
            using var response = client.Send(request);
            using var stream = response.Content.ReadAsStream();
            return JsonDocument.Parse(stream);
        };
    }

    private static void Require(bool isReady)
    {
        if (!isReady)
        {
            throw new InvalidOperationException("The definitions were not taken.");
        }
    }
}
