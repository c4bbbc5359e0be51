using PostHog;
using BlockingClient = PostHog.Blocking.PostHogClient;

namespace Quickstart.Promises;

/// <summary>The promises of PostHog.Blocking: the same ones.</summary>
internal static class BlockingPromises
{
    private const string Package = "PostHog.Blocking";

    public static async Task PlayAsync(PromiseReport report)
    {
        report.Add(QueueInOutage(report));
        report.Add(CaptureInvalidValues(report));
        report.Add(Overflow(report));
        report.Add(
            new Promise(Package, Trouble.Exit, await EndingProcess.RunAsync("blocking", report))
        );
    }

    /// <summary>What the process does that ends with events in its queue: it does not dispose the client.</summary>
    public static int QueueAndEnd(PostHog.PostHogOptions options)
    {
        var posthog = new BlockingClient(options);
        return Trouble.Events(Trouble.EventsAtExit).Count(one => posthog.Enqueue(one).IsAccepted);
    }

    private static Promise QueueInOutage(PromiseReport report)
    {
        report.Server.InjectFault(Trouble.Fault);
        using var posthog = new BlockingClient(report.Options);
        var captured = Trouble
            .Events(Trouble.EventsInOutage)
            .Count(one => posthog.Enqueue(one).IsAccepted);
        var flushed = posthog.Flush();
        var closed = posthog.Shutdown();
        return new Promise(
            Package,
            Trouble.Outage,
            captured,
            $"first {flushed.StillQueued} still queued, then {closed.Delivered} delivered"
        );
    }

    private static Promise CaptureInvalidValues(PromiseReport report)
    {
        using var posthog = new BlockingClient(report.Options);
        var result = posthog.CaptureBatch(Trouble.WithInvalidValues());
        return new Promise(
            Package,
            Trouble.InvalidValues,
            result.Verdicts.Count,
            result.ToString()
        );
    }

    private static Promise Overflow(PromiseReport report)
    {
        using var posthog = new BlockingClient(Trouble.NarrowScope(report.Options));
        EnqueueResult[] results = [.. Trouble.Events(8).Select(posthog.Enqueue)];
        posthog.Flush();
        return Trouble.Overflowed(Package, results);
    }
}
