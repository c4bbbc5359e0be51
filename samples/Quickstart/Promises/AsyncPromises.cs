using PostHog;
using AsyncClient = PostHog.Async.PostHogClient;

namespace Quickstart.Promises;

/// <summary>The promises of PostHog.Async.</summary>
internal static class AsyncPromises
{
    private const string Package = "PostHog.Async";

    public static async Task PlayAsync(PromiseReport report)
    {
        report.Add(await QueueInOutageAsync(report));
        report.Add(await CaptureInvalidValuesAsync(report));
        report.Add(await OverflowAsync(report));
        report.Add(
            new Promise(Package, Trouble.Exit, await EndingProcess.RunAsync("async", report))
        );
    }

    /// <summary>What the process does that ends with events in its queue: it does not dispose the client.</summary>
    public static int QueueAndEnd(PostHog.PostHogOptions options)
    {
        var posthog = new AsyncClient(options);
        return Trouble.Events(Trouble.EventsAtExit).Count(one => posthog.Enqueue(one).IsAccepted);
    }

    private static async Task<Promise> QueueInOutageAsync(PromiseReport report)
    {
        report.Server.InjectFault(Trouble.Fault);
        await using var posthog = new AsyncClient(report.Options);
        var captured = Trouble
            .Events(Trouble.EventsInOutage)
            .Count(one => posthog.Enqueue(one).IsAccepted);
        var flushed = await posthog.FlushAsync();
        var closed = await posthog.ShutdownAsync();
        return new Promise(
            Package,
            Trouble.Outage,
            captured,
            $"first {flushed.StillQueued} still queued, then {closed.Delivered} delivered"
        );
    }

    private static async Task<Promise> CaptureInvalidValuesAsync(PromiseReport report)
    {
        await using var posthog = new AsyncClient(report.Options);
        var result = await posthog.CaptureBatchAsync(Trouble.WithInvalidValues());
        return new Promise(
            Package,
            Trouble.InvalidValues,
            result.Verdicts.Count,
            result.ToString()
        );
    }

    private static async Task<Promise> OverflowAsync(PromiseReport report)
    {
        await using var posthog = new AsyncClient(Trouble.NarrowScope(report.Options));
        EnqueueResult[] results = [.. Trouble.Events(8).Select(posthog.Enqueue)];
        await posthog.FlushAsync();
        return Trouble.Overflowed(Package, results);
    }
}
