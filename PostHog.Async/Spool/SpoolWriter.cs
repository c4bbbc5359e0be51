using PostHog.Delivery;
using PostHog.Spool;
using PostHog.Wire;

namespace PostHog.Async.Spool;

/// <summary>Writes the events of one queue, or of one kind of capture call, to the spool.</summary>
internal sealed class SpoolWriter(EventSpool spool, SpoolKind kind) : IEventSpool
{
    /// <inheritdoc/>
    public IReadOnlyList<SettledEvent> Keep(IReadOnlyList<SettledEvent> settled) =>
        spool.Keep(settled, kind);

    /// <summary>Keeps an event that found no place in the queue. Returns its verdict; null if it is not kept.</summary>
    public EventVerdict? TryKeep(SerialisedEvent one, PostHogFailure reason)
    {
        var settled = new SettledEvent(one, DeliveryOutcome.NotDelivered, reason);
        var kept = spool.Keep([settled], kind)[0];
        return kept.IsSpooled ? kept.Verdict : null;
    }

    /// <summary>Writes events before they are queued or sent, if the options say so.</summary>
    public void WriteIfAhead(IReadOnlyList<SerialisedEvent> events)
    {
        if (spool.WritesAhead)
        {
            spool.WriteAhead(events, kind);
        }
    }

    /// <summary>Writes events that are still in memory when the process ends.</summary>
    public void WriteAtExit(IReadOnlyList<SerialisedEvent> events) =>
        spool.WriteAhead(events, kind);
}
