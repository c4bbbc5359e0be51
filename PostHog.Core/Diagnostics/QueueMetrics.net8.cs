using System.Diagnostics.Metrics;

namespace PostHog.Diagnostics;

/// <summary>
/// The counters of all clients of this process as instruments of the meter <c>PostHog</c>. Costs nothing to speak of while
/// nobody listens. Safe for use by many threads.
/// </summary>
internal static class QueueMetrics
{
    private const string Event = "{event}";
    private const string QueueTag = "queue";

    private static readonly string[] Reasons = Enum.GetNames<PostHogFailureKind>();
    private static readonly List<WeakReference<QueueCounters>> Live = [];
    private static readonly Meter Meter = new(
        "PostHog",
        typeof(QueueMetrics).Assembly.GetName().Version?.ToString(3)
    );

    private static readonly Counter<long> Accepted = Meter.CreateCounter<long>(
        "posthog.events.accepted",
        Event,
        "Events that a queue or a capture call accepted."
    );

    private static readonly Counter<long> Delivered = Meter.CreateCounter<long>(
        "posthog.events.delivered",
        Event,
        "Events that the server took."
    );

    private static readonly Counter<long> Unknown = Meter.CreateCounter<long>(
        "posthog.events.unknown",
        Event,
        "Events that left this machine without a readable answer, after the last attempt."
    );

    private static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "posthog.events.dropped",
        Event,
        "Events that were not delivered, by reason, those never accepted included."
    );

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "posthog.requests.retried",
        "{request}",
        "Attempts beyond the first of a batch."
    );

    static QueueMetrics()
    {
        Meter.CreateObservableUpDownCounter(
            "posthog.events.queued",
            () => Observe(counts => counts.Queued),
            Event,
            "Events that wait, those that wait for another attempt included."
        );
        Meter.CreateObservableUpDownCounter(
            "posthog.events.in_flight",
            () => Observe(counts => counts.InFlight),
            Event,
            "Events in the requests that are under way."
        );
        Meter.CreateObservableUpDownCounter(
            "posthog.queue.bytes",
            () => Observe(counts => counts.Bytes),
            "By",
            "Memory of the events that wait or are under way."
        );
    }

    public static void Accept(string queue, int events) => Add(Accepted, queue, events);

    public static void Retry(string queue) => Add(Retries, queue, 1);

    public static void Settle(string queue, EventVerdict verdict)
    {
        switch (verdict.Outcome)
        {
            case DeliveryOutcome.Delivered:
                Add(Delivered, queue, 1);
                break;
            case DeliveryOutcome.Unknown:
                Add(Unknown, queue, 1);
                break;
            default:
                Dropped.Add(
                    1,
                    new(QueueTag, queue),
                    new("reason", Reasons[(int)verdict.Failure!.Kind])
                );
                break;
        }
    }

    /// <summary>Asks a queue for what it holds whenever somebody looks, for as long as anybody else knows it.</summary>
    public static void Watch(QueueCounters queue)
    {
        lock (Live)
        {
            Live.RemoveAll(one => !one.TryGetTarget(out _));
            Live.Add(new WeakReference<QueueCounters>(queue));
        }
    }

    /// <summary>Asks a queue no more.</summary>
    public static void Forget(QueueCounters queue)
    {
        lock (Live)
        {
            Live.RemoveAll(one => !one.TryGetTarget(out var live) || live == queue);
        }
    }

    private static void Add(Counter<long> counter, string queue, int events) =>
        counter.Add(events, new KeyValuePair<string, object?>(QueueTag, queue));

    private static Measurement<long>[] Observe(
        Func<(int Queued, int InFlight, long Bytes), long> wanted
    )
    {
        var queues = new List<QueueCounters>();
        lock (Live)
        {
            foreach (var one in Live)
            {
                if (one.TryGetTarget(out var queue))
                {
                    queues.Add(queue);
                }
            }
        }

        return
        [
            .. queues
                .GroupBy(queue => queue.Name, StringComparer.Ordinal)
                .Select(queue => new Measurement<long>(
                    queue.Sum(one => wanted(one.Held())),
                    new KeyValuePair<string, object?>(QueueTag, queue.Key)
                )),
        ];
    }
}
