using PostHog.Async.Transport;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Setup;

namespace PostHog.Async.Pipeline;

/// <summary>What one lane's queue looks like from outside: events go in, and its pump moves them.</summary>
internal sealed class LaneQueue(
    ClientSettings settings,
    LaneSettings lane,
    RedirectingSender http,
    Action onStart
)
{
    /// <summary>Moves the events.</summary>
    public EventPump Pump { get; } = new(settings, lane, http, onStart);

    /// <summary>Takes an event and returns at once. Never throws.</summary>
    public EnqueueResult Enqueue(PostHogEvent captured)
    {
        if (settings.Door.ReasonToRefuse() is { } reason)
        {
            return Refuse(captured?.Name, Guid.Empty, reason);
        }

        var (written, dropped) = lane.Serialiser.Serialise(captured);
        if (written is null)
        {
            lane.Reporter.Refused(PostHogSurface.Enqueue, [dropped!]);
            return EnqueueResult.Dropped(dropped!.Failure!);
        }

        return Pump.Add(written) switch
        {
            AddOutcome.Full => Refuse(written.Name, written.Uuid, Refusal.QueueFull),
            AddOutcome.Closed => Refuse(written.Name, written.Uuid, Refusal.Closed),
            _ => Accept(written.Uuid),
        };
    }

    /// <summary>Returns the counters.</summary>
    public LaneDiagnostics Snapshot()
    {
        var (queued, inFlight) = Pump.Counts;
        return lane.Reporter.Counters.Snapshot(queued, inFlight);
    }

    private EnqueueResult Accept(Guid uuid)
    {
        lane.Reporter.Counters.Accept();
        return EnqueueResult.Accepted(uuid);
    }

    private EnqueueResult Refuse(string? name, Guid uuid, PostHogFailure reason)
    {
        lane.Reporter.EnqueueRefused(name ?? "", uuid, reason);
        return EnqueueResult.Dropped(reason, uuid);
    }
}
