using System.Globalization;
using PostHog.Diagnostics;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Capture;

/// <summary>
/// Takes an event at the moment of the call: admits it, gives it its id and time, shows it to the before-send functions and
/// writes it down once. What is refused comes back as a verdict. Safe for use by many threads.
/// </summary>
internal sealed class EventSerialiser(
    EventForm form,
    BeforeSendChain beforeSend,
    KnownBadIds badIds,
    PostHogLog log,
    Clock clock
)
{
    /// <summary>Returns the event written down, or the verdict that it was dropped.</summary>
    public (SerialisedEvent? Event, EventVerdict? Dropped) Serialise(PostHogEvent? captured)
    {
        if (captured is not null)
        {
            captured = InContext(captured);
        }

        if (EventAdmission.ReasonToRefuse(captured) is { } reason)
        {
            return (null, Refuse(captured?.Name, reason));
        }

        badIds.Notice(captured!.DistinctId);
        var now = clock.UtcNow;
        return beforeSend.IsEmpty && !captured.IsMinimal
            ? Write(form.Layered, captured, now)
            : SerialiseCopy(captured, now);
    }

    private PostHogEvent InContext(PostHogEvent captured)
    {
        var layered = ContextLayer.Over(captured, form, out var unread);
        if (unread is not null)
        {
            log.EventReadInPart(captured.Name, unread);
        }

        return layered;
    }

    private (SerialisedEvent? Event, EventVerdict? Dropped) SerialiseCopy(
        PostHogEvent captured,
        DateTimeOffset now
    )
    {
        var copy = EventCopy.Of(captured, form.Defaults, out var unread);
        copy.Uuid = IdOf(captured, now);
        copy.Timestamp = captured.Timestamp ?? now;
        if (unread is not null)
        {
            log.EventReadInPart(captured.Name, unread);
        }

        if (captured.IsMinimal)
        {
            MinimalForm.Reduce(copy);
        }

        var passed = beforeSend.Run(copy, out var fault);
        if (passed is null)
        {
            return (null, DropByHook(captured.Name, fault));
        }

        return EventAdmission.ReasonToRefuse(passed) is { } reason
            ? (null, Refuse(passed.Name, "after the before-send functions, " + reason))
            : Write(form.Plain, passed, now);
    }

    private (SerialisedEvent? Event, EventVerdict? Dropped) Write(
        EventWriter writer,
        PostHogEvent captured,
        DateTimeOffset now
    )
    {
        var uuid = IdOf(captured, now);
        var sheet = EventSheet.Rent(form.MaxBytes);
        writer.Write(sheet, captured, uuid, captured.Timestamp ?? now);
        var json = sheet.Finish();
        var bytes = sheet.Bytes;
        foreach (var repair in sheet.Notes.All)
        {
            log.PropertyRepaired(captured.Name, repair.Property, repair.Description);
        }

        EventSheet.Return(sheet);
        if (json is null)
        {
            return (null, Refuse(captured.Name, TooLarge(bytes)));
        }

        if (EventAdmission.Risk(captured) is { } risk)
        {
            log.EventAtRisk(captured.Name, risk);
        }

        return (new SerialisedEvent(captured.Name, uuid, json), null);
    }

    private static Guid IdOf(PostHogEvent captured, DateTimeOffset now) =>
        captured.Uuid is { } own && own != Guid.Empty ? own : EventIds.New(now);

    private string TooLarge(int bytes) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "it is larger than {0} KiB: {1} bytes at least.",
            form.MaxBytes / 1024,
            bytes
        );

    /// <summary>Makes the verdict for an event that is not going to be sent, and says so in the log.</summary>
    private EventVerdict Refuse(string? name, string reason)
    {
        log.EventDropped(name ?? "", reason);
        return Drop(
            name,
            new PostHogFailure(PostHogFailureKind.InvalidEvent, $"The event was dropped: {reason}")
        );
    }

    // What the exception says is for the caller alone: it could repeat a value of the event.
    private EventVerdict DropByHook(string name, Exception? fault)
    {
        if (fault is null)
        {
            log.EventDroppedByHook(name);
        }
        else
        {
            log.EventDropped(name, $"a before-send function threw {fault.GetType().Name}.");
        }

        var message = fault is null
            ? "A before-send function dropped the event."
            : $"The event was dropped: a before-send function threw {fault.GetType().Name}.";
        return Drop(
            name,
            new PostHogFailure(
                PostHogFailureKind.DroppedByHook,
                message,
                statusCode: null,
                cause: fault
            )
        );
    }

    private static EventVerdict Drop(string? name, PostHogFailure failure) =>
        new(name ?? "", Guid.Empty, DeliveryOutcome.NotDelivered, failure);
}
