using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Spool;

namespace PostHog.Async.Spool;

/// <summary>
/// Reports the events that the spool drops. Collects them first, because a callback may call the client, while the spool
/// holds its lock. Thread-safe.
/// </summary>
internal sealed class SpoolLosses(
    Reporter events,
    Reporter ai,
    SpoolCounters counters,
    PostHogLog log
)
{
    private readonly object _gate = new();
    private List<(SpooledEvent Event, SettledEvent Settled)> _losses = [];

    /// <summary>Adds events that are dropped for one reason.</summary>
    public void Add(IEnumerable<SpooledEvent> dropped, PostHogFailure reason)
    {
        lock (_gate)
        {
            _losses.AddRange(
                dropped.Select(one =>
                    (one, new SettledEvent(one.Event, DeliveryOutcome.NotDelivered, reason))
                )
            );
        }
    }

    /// <summary>Reports what was added. The caller holds no lock.</summary>
    public void Report()
    {
        List<(SpooledEvent Event, SettledEvent Settled)> losses;
        lock (_gate)
        {
            if (_losses.Count == 0)
            {
                return;
            }

            (losses, _losses) = (_losses, []);
        }

        counters.Drop(losses.Count);
        foreach (var alike in losses.GroupBy(one => (one.Event.Kind.IsAi, one.Settled.Failure!)))
        {
            log.SpooledEventsDropped(alike.Count(), alike.Key.Item2);
            var reporter = alike.Key.IsAi ? ai : events;
            reporter.Settled(
                PostHogOperation.BackgroundDelivery,
                [.. alike.Select(one => one.Settled)],
                alike.Key.Item2
            );
        }
    }
}
