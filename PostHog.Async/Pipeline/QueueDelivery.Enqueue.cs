using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Wire;

namespace PostHog.Async.Pipeline;

internal sealed partial class QueueDelivery
{
    /// <summary>Queues an event and returns at once. Never throws.</summary>
    public EnqueueResult Enqueue(PostHogEvent posthogEvent)
    {
        if (_sendGate.ReasonToDrop() is { } reason)
        {
            return Drop(posthogEvent?.Name, Guid.Empty, reason);
        }

        var (written, dropped) = _parts.Serialiser.Serialise(posthogEvent);
        if (written is null)
        {
            _parts.Reporter.Dropped(PostHogOperation.Enqueue, [dropped!]);
            return EnqueueResult.Dropped(dropped!.Failure!);
        }

        _spool?.WriteIfAhead([written]);
        return Add(written) switch
        {
            AddOutcome.Full => Keep(written, EventFailures.QueueFull),
            AddOutcome.OutOfBytes => Keep(written, EventFailures.QueueOutOfBytes),
            AddOutcome.Closed => Keep(written, EventFailures.Closed),
            _ => Accept(written.Uuid),
        };
    }

    /// <summary>Drops an event and reports it.</summary>
    public EnqueueResult Drop(string? name, Guid uuid, PostHogFailure reason)
    {
        _parts.Reporter.EnqueueDropped(name ?? "", uuid, reason);
        return EnqueueResult.Dropped(reason, uuid);
    }

    private AddOutcome Add(SerialisedEvent added)
    {
        var outcome = _queue.Add(added, _clock.Elapsed);
        if (outcome == AddOutcome.AddedAndDueTimeChanged)
        {
            WakeWorker();
        }

        return outcome;
    }

    // An event that found no place in the queue.
    private EnqueueResult Keep(SerialisedEvent one, PostHogFailure reason)
    {
        if (_spool?.TryKeep(one, reason) is not { } verdict)
        {
            return Drop(one.Name, one.Uuid, reason);
        }

        _parts.Reporter.Counters.Accept();
        _parts.Reporter.Counters.Settle(verdict.Outcome, verdict.Failure);
        return EnqueueResult.Spooled(one.Uuid);
    }

    private EnqueueResult Accept(Guid uuid)
    {
        _parts.Reporter.Counters.Accept();
        return EnqueueResult.Accepted(uuid);
    }
}
