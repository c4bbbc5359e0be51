using System.Diagnostics.Metrics;

namespace PostHog.Diagnostics;

/// <summary>
/// The counters of all clients of this process as instruments of the meter <c>PostHog</c>. Costs nothing to speak of while
/// nobody listens. Safe for use by many threads.
/// </summary>
internal static class LaneMetrics
{
    private const string Event = "{event}";
    private const string Lane = "lane";

    private static readonly string[] Reasons = Enum.GetNames<PostHogFailureKind>();
    private static readonly List<WeakReference<LaneCounters>> Live = [];
    private static readonly Meter Meter = new(
        "PostHog",
        typeof(LaneMetrics).Assembly.GetName().Version?.ToString(3)
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

    static LaneMetrics()
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
    }

    public static void Accept(string lane, int events) => Add(Accepted, lane, events);

    public static void Retry(string lane) => Add(Retries, lane, 1);

    public static void Settle(string lane, EventVerdict verdict)
    {
        switch (verdict.Outcome)
        {
            case DeliveryOutcome.Delivered:
                Add(Delivered, lane, 1);
                break;
            case DeliveryOutcome.Unknown:
                Add(Unknown, lane, 1);
                break;
            default:
                Dropped.Add(1, new(Lane, lane), new("reason", Reasons[(int)verdict.Failure!.Kind]));
                break;
        }
    }

    /// <summary>Asks a lane for what it holds whenever somebody looks, for as long as anybody else knows it.</summary>
    public static void Watch(LaneCounters lane)
    {
        lock (Live)
        {
            Live.RemoveAll(one => !one.TryGetTarget(out _));
            Live.Add(new WeakReference<LaneCounters>(lane));
        }
    }

    /// <summary>Asks a lane no more.</summary>
    public static void Forget(LaneCounters lane)
    {
        lock (Live)
        {
            Live.RemoveAll(one => !one.TryGetTarget(out var live) || live == lane);
        }
    }

    private static void Add(Counter<long> counter, string lane, int events) =>
        counter.Add(events, new KeyValuePair<string, object?>(Lane, lane));

    private static Measurement<int>[] Observe(Func<(int Queued, int InFlight), int> wanted)
    {
        var lanes = new List<LaneCounters>();
        lock (Live)
        {
            foreach (var one in Live)
            {
                if (one.TryGetTarget(out var lane))
                {
                    lanes.Add(lane);
                }
            }
        }

        return
        [
            .. lanes
                .GroupBy(lane => lane.Name, StringComparer.Ordinal)
                .Select(lane => new Measurement<int>(
                    lane.Sum(one => wanted(one.Held())),
                    new KeyValuePair<string, object?>(Lane, lane.Key)
                )),
        ];
    }
}
