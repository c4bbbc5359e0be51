using PostHog.Async.Transport;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Setup;

namespace PostHog.Async.Pipeline;

/// <summary>What one queue's queue looks like from outside: events go in, and its pump moves them.</summary>
internal sealed class QueueIntake(
    ClientSettings settings,
    QueueSettings queue,
    RedirectingSender http,
    Action onStart
)
{
    /// <summary>Moves the events.</summary>
    public EventPump Pump { get; } = new(settings, queue, http, onStart);

    /// <summary>Takes an event and returns at once. Never throws.</summary>
    public EnqueueResult Enqueue(PostHogEvent posthogEvent)
    {
        if (settings.SendGate.ReasonToRefuse() is { } reason)
        {
            return Refuse(posthogEvent?.Name, Guid.Empty, reason);
        }

        var (written, dropped) = queue.Serialiser.Serialise(posthogEvent);
        if (written is null)
        {
            queue.Reporter.Refused(PostHogOperation.Enqueue, [dropped!]);
            return EnqueueResult.Dropped(dropped!.Failure!);
        }

        return Pump.Add(written) switch
        {
            AddOutcome.Full => Refuse(written.Name, written.Uuid, EventFailures.QueueFull),
            AddOutcome.Closed => Refuse(written.Name, written.Uuid, EventFailures.Closed),
            _ => Accept(written.Uuid),
        };
    }

    /// <summary>Returns the counters.</summary>
    public QueueDiagnostics Snapshot()
    {
        var (queued, inFlight) = Pump.Counts;
        return queue.Reporter.Counters.Snapshot(queued, inFlight);
    }

    private EnqueueResult Accept(Guid uuid)
    {
        queue.Reporter.Counters.Accept();
        return EnqueueResult.Accepted(uuid);
    }

    private EnqueueResult Refuse(string? name, Guid uuid, PostHogFailure reason)
    {
        queue.Reporter.EnqueueRefused(name ?? "", uuid, reason);
        return EnqueueResult.Dropped(reason, uuid);
    }
}
