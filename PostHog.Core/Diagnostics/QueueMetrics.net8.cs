using System.Diagnostics.Metrics;

namespace PostHog.Diagnostics;

/// <summary>
/// Publishes the counters of all clients of this process as instruments of the meter <c>PostHog</c>. The cost is
/// negligible without a listener. Thread-safe.
/// </summary>
internal static class QueueMetrics
{
    private const string QueueTag = "queue";

    private static readonly string[] Reasons = Enum.GetNames<PostHogFailureKind>();
    private static readonly List<WeakReference<QueueCounters>> Live = [];

    // Created with the first queue. The runtime keeps a meter, and with it an assembly that its host wants to unload,
    // until the meter is disposed. In such an assembly it is disposed with the last queue.
    private static volatile QueueInstruments? _instruments;

    public static void Accept(string queue, int events) =>
        Add(_instruments?.Accepted, queue, events);

    public static void Retry(string queue) => Add(_instruments?.Retries, queue, 1);

    public static void Settle(string queue, DeliveryOutcome outcome, PostHogFailure? failure)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered:
                Add(_instruments?.Delivered, queue, 1);
                break;
            case DeliveryOutcome.Unknown:
                Add(_instruments?.Unknown, queue, 1);
                break;
            case DeliveryOutcome.Spooled:
                Add(_instruments?.Spooled, queue, 1);
                break;
            default:
                _instruments?.Dropped.Add(
                    1,
                    new(QueueTag, queue),
                    new("reason", Reasons[(int)failure!.Kind])
                );
                break;
        }
    }

    /// <summary>
    /// Measures what a queue holds whenever a listener asks, as long as the queue is referenced elsewhere.
    /// </summary>
    public static void Watch(QueueCounters queue)
    {
        lock (Live)
        {
            Live.RemoveAll(one => !one.TryGetTarget(out _));
            Live.Add(new WeakReference<QueueCounters>(queue));
            _instruments ??= new QueueInstruments(Observe);
        }
    }

    /// <summary>Stops measuring a queue.</summary>
    public static void Forget(QueueCounters queue)
    {
        lock (Live)
        {
            Live.RemoveAll(one => !one.TryGetTarget(out var live) || live == queue);
            if (Live.Count == 0 && typeof(QueueMetrics).Assembly.IsCollectible)
            {
                _instruments?.Dispose();
                _instruments = null;
            }
        }
    }

    private static void Add(Counter<long>? counter, string queue, int events) =>
        counter?.Add(events, new KeyValuePair<string, object?>(QueueTag, queue));

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
