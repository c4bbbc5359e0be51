using PostHog.Capture.V0;
using PostHog.Diagnostics;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Capture;

/// <summary>
/// Takes an event at the moment of the call: admits it, gives it its id and time, and writes it down once. What is
/// refused comes back as a verdict.
/// </summary>
internal sealed class EventSerialiser(SdkProperties sdk, PostHogLog log, Clock clock)
{
    /// <summary>Returns the event written down, or the verdict that it was dropped.</summary>
    public (SerialisedEvent? Event, EventVerdict? Dropped) Serialise(PostHogEvent? captured)
    {
        if (EventAdmission.ReasonToRefuse(captured) is { } reason)
        {
            return (null, Drop(captured?.Name, reason));
        }

        var now = clock.UtcNow;
        var uuid = captured!.Uuid is { } own && own != Guid.Empty ? own : EventIds.New(now);
        var json = Write(captured, uuid, captured.Timestamp ?? now);
        return json is null
            ? (null, Drop(captured.Name, "it is larger than 900 KiB."))
            : (new SerialisedEvent(captured.Name, uuid, json), null);
    }

    /// <summary>Makes the verdict for an event that is not going to be sent, and says so in the log.</summary>
    private EventVerdict Drop(string? name, string reason)
    {
        log.EventDropped(name ?? "", reason);
        return new EventVerdict(
            name ?? "",
            Guid.Empty,
            DeliveryOutcome.NotDelivered,
            new PostHogFailure(PostHogFailureKind.InvalidEvent, $"The event was dropped: {reason}")
        );
    }

    private byte[]? Write(PostHogEvent captured, Guid uuid, DateTimeOffset timestamp)
    {
        var writer = EventWriter.Rent();
        var json = writer.Write(captured, uuid, timestamp, sdk);
        foreach (var repair in writer.Repairs)
        {
            log.PropertyRepaired(captured.Name, repair.Property, repair.Description);
        }

        EventWriter.Return(writer);
        return json;
    }
}
