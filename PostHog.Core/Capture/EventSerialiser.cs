using System.Globalization;
using PostHog.Capture.Ai;
using PostHog.Diagnostics;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Capture;

/// <summary>
/// Handles an event at the time of the call: admits it, sets its id and time, passes it to the before-send functions
/// and serialises it once. A dropped event is returned as a verdict. Thread-safe.
/// </summary>
internal sealed class EventSerialiser(
    EventFormat form,
    BeforeSendChain beforeSend,
    KnownBadIds badIds,
    PostHogLog log,
    Clock clock
)
{
    // The getters of a property's value may capture events; this limit ends it before the stack overflows.
    private const int MaxNested = 2 * CallbackDepth.MaxInnerDepth;

    [ThreadStatic]
    private static int _nested;

    /// <summary>Returns the serialised event, or the verdict that it was dropped.</summary>
    public (SerialisedEvent? Event, EventVerdict? Dropped) Serialise(PostHogEvent? posthogEvent)
    {
        if (_nested == MaxNested)
        {
            return (
                null,
                DropInvalid(posthogEvent?.Name, "reading its properties captures events.")
            );
        }

        _nested++;
        try
        {
            return SerialiseNext(posthogEvent);
        }
        finally
        {
            _nested--;
        }
    }

    private (SerialisedEvent? Event, EventVerdict? Dropped) SerialiseNext(
        PostHogEvent? posthogEvent
    )
    {
        var isAi = posthogEvent is AiEvent;
        if (posthogEvent is not null)
        {
            posthogEvent = InContext(posthogEvent);
            if (isAi)
            {
                RemoveInvalidNumbers(posthogEvent);
            }
        }

        if (EventAdmission.ReasonToDrop(posthogEvent) is { } reason)
        {
            return (null, DropInvalid(posthogEvent?.Name, reason));
        }

        if (CallbackDepth.IsHandlerTooDeep)
        {
            log.EventDropped(posthogEvent!.Name, "the HTTP handler keeps capturing events.");
            return (null, Drop(posthogEvent.Name, EventFailures.HandlerTooDeep));
        }

        badIds.Notice(posthogEvent!.DistinctId);
        var now = clock.UtcNow;
        return beforeSend.IsEmpty && !posthogEvent.IsMinimal
            ? Write(form.Layered, posthogEvent, now, isAi)
            : SerialiseCopy(posthogEvent, now, isAi);
    }

    // From a copy of the caller's event.
    private void RemoveInvalidNumbers(PostHogEvent aiEvent)
    {
        foreach (var property in AiNumbers.RemoveInvalid(aiEvent))
        {
            log.AiNumberLeftOut(property, AiNumbers.RemedyFor(property));
        }
    }

    private PostHogEvent InContext(PostHogEvent posthogEvent)
    {
        var layered = ContextLayer.Over(posthogEvent, form, out var unread);
        if (unread is not null)
        {
            log.EventReadInPart(posthogEvent.Name, unread);
        }

        return layered;
    }

    private (SerialisedEvent? Event, EventVerdict? Dropped) SerialiseCopy(
        PostHogEvent posthogEvent,
        DateTimeOffset now,
        bool isAi
    )
    {
        var copy = EventCopy.Of(posthogEvent, form.Defaults, out var unread);
        copy.Uuid = IdOf(posthogEvent, now);
        copy.Timestamp = posthogEvent.Timestamp ?? now;
        if (unread is not null)
        {
            log.EventReadInPart(posthogEvent.Name, unread);
        }

        if (posthogEvent.IsMinimal)
        {
            MinimalEvents.Reduce(copy);
        }

        var passed = beforeSend.Run(copy, out var fault);
        if (passed is null)
        {
            return (null, DropByBeforeSend(posthogEvent.Name, fault));
        }

        return EventAdmission.ReasonToDrop(passed) is { } reason
            ? (null, DropInvalid(passed.Name, "after the before-send functions, " + reason))
            : Write(form.Plain, passed, now, isAi);
    }

    private (SerialisedEvent? Event, EventVerdict? Dropped) Write(
        EventWriter writer,
        PostHogEvent posthogEvent,
        DateTimeOffset now,
        bool isAi
    )
    {
        var uuid = IdOf(posthogEvent, now);
        var json = WriteAll(writer, posthogEvent, uuid, now, out var bytes);
        if (json is null && isAi)
        {
            log.AiContentReduced(posthogEvent.Name, TooLarge(bytes));
            json =
                WriteAll(writer, SmallerAiEvent.Of(posthogEvent, true), uuid, now, out _)
                ?? WriteAll(writer, SmallerAiEvent.Of(posthogEvent, false), uuid, now, out bytes);
        }

        if (json is null)
        {
            return (null, DropInvalid(posthogEvent.Name, TooLarge(bytes)));
        }

        if (EventAdmission.Risk(posthogEvent) is { } risk)
        {
            log.EventAtRisk(posthogEvent.Name, risk);
        }

        return (
            new SerialisedEvent(posthogEvent.Name, uuid, json)
            {
                CallbackDepth = CallbackDepth.Current,
            },
            null
        );
    }

    // Null if the event is too large.
    private byte[]? WriteAll(
        EventWriter writer,
        PostHogEvent posthogEvent,
        Guid uuid,
        DateTimeOffset now,
        out int? bytes
    )
    {
        var buffer = EventBuffer.Rent(form.MaxBytes);
        writer.Write(buffer, posthogEvent, uuid, posthogEvent.Timestamp ?? now);
        var json = buffer.Finish();
        bytes = buffer.Bytes;
        foreach (var repair in buffer.Notes.All)
        {
            log.PropertyRepaired(posthogEvent.Name, repair.Property, repair.Description);
        }

        EventBuffer.Return(buffer);
        return json;
    }

    private static Guid IdOf(PostHogEvent posthogEvent, DateTimeOffset now) =>
        posthogEvent.Uuid is { } own && own != Guid.Empty ? own : EventIds.New(now);

    private string TooLarge(int? bytes) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "it is larger than {0} KiB: {1}.",
            form.MaxBytes / 1024,
            bytes is { } size
                ? string.Format(CultureInfo.InvariantCulture, "{0} bytes", size)
                : string.Format(
                    CultureInfo.InvariantCulture,
                    "more than {0} KiB, which is as far as it was measured",
                    (form.MaxBytes + EventBuffer.MeasuredBytes) / 1024
                )
        );

    /// <summary>Creates the verdict of an event that is not sent, and logs it.</summary>
    private EventVerdict DropInvalid(string? name, string reason)
    {
        log.EventDropped(name ?? "", reason);
        return Drop(
            name,
            new PostHogFailure(PostHogFailureKind.InvalidEvent, $"The event was dropped: {reason}")
        );
    }

    // Only the caller gets the message of the exception, because it could repeat a value of the event.
    private EventVerdict DropByBeforeSend(string name, Exception? fault)
    {
        if (fault is null)
        {
            log.EventDroppedByBeforeSend(name);
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
                PostHogFailureKind.DroppedByBeforeSend,
                message,
                statusCode: null,
                cause: fault
            )
        );
    }

    private static EventVerdict Drop(string? name, PostHogFailure failure) =>
        new(name ?? "", Guid.Empty, DeliveryOutcome.NotDelivered, failure);
}
