using System.Diagnostics.Metrics;

namespace PostHog.Diagnostics;

/// <summary>The meter <c>PostHog</c> and its instruments.</summary>
internal sealed class QueueInstruments : IDisposable
{
    private const string Event = "{event}";

    private readonly Meter _meter = new(
        "PostHog",
        typeof(QueueInstruments).Assembly.GetName().Version?.ToString(3)
    );

    /// <summary>Creates the meter; <paramref name="observe"/> measures what the queues hold.</summary>
    /// <param name="observe">Measures one number of all queues.</param>
    public QueueInstruments(
        Func<
            Func<(int Queued, int InFlight, long Bytes), long>,
            IEnumerable<Measurement<long>>
        > observe
    )
    {
        Accepted = _meter.CreateCounter<long>(
            "posthog.events.accepted",
            Event,
            "Events that a queue or a capture call accepted."
        );
        Delivered = _meter.CreateCounter<long>(
            "posthog.events.delivered",
            Event,
            "Events that the server took."
        );
        Unknown = _meter.CreateCounter<long>(
            "posthog.events.unknown",
            Event,
            "Events that left this machine without a readable answer, after the last attempt."
        );
        Spooled = _meter.CreateCounter<long>(
            "posthog.events.spooled",
            Event,
            "Events that were left to the spool, which sends them later."
        );
        Dropped = _meter.CreateCounter<long>(
            "posthog.events.dropped",
            Event,
            "Events that were not delivered, by reason, those never accepted included."
        );
        Retries = _meter.CreateCounter<long>(
            "posthog.requests.retried",
            "{request}",
            "Attempts beyond the first of a batch."
        );
        Observe(observe);
    }

    private void Observe(
        Func<
            Func<(int Queued, int InFlight, long Bytes), long>,
            IEnumerable<Measurement<long>>
        > observe
    )
    {
        _meter.CreateObservableUpDownCounter(
            "posthog.events.queued",
            () => observe(counts => counts.Queued),
            Event,
            "Events that wait, those that wait for another attempt included."
        );
        _meter.CreateObservableUpDownCounter(
            "posthog.events.in_flight",
            () => observe(counts => counts.InFlight),
            Event,
            "Events in the requests that are under way."
        );
        _meter.CreateObservableUpDownCounter(
            "posthog.queue.bytes",
            () => observe(counts => counts.Bytes),
            "By",
            "Memory of the events that wait or are under way."
        );
    }

    public Counter<long> Accepted { get; }

    public Counter<long> Delivered { get; }

    public Counter<long> Unknown { get; }

    public Counter<long> Spooled { get; }

    public Counter<long> Dropped { get; }

    public Counter<long> Retries { get; }

    public void Dispose() => _meter.Dispose();
}
