using PostHog.Wire;

namespace PostHog.Capture.V0;

// Facts: v0-distinct-id, v0-uuid.
/// <summary>
/// Writes one event in the format of a V0 batch. V0 has no options: those that used to be properties are written as
/// properties, the others are left out.
/// </summary>
internal sealed class V0EventWriter(EventDefaults defaults, RenderedProperties fallbacks)
    : EventWriter(defaults, fallbacks)
{
    public override void Write(
        EventBuffer buffer,
        PostHogEvent posthogEvent,
        Guid uuid,
        DateTimeOffset timestamp
    )
    {
        buffer.Json.WriteStartObject();
        buffer.Values.WriteProperty(WireNames.Event, posthogEvent.Name);
        buffer.Values.WriteProperty(WireNames.DistinctId, posthogEvent.DistinctId);
        WriteProperties(buffer, posthogEvent);
        buffer.WriteInstant(WireNames.Timestamp, timestamp);
        buffer.WriteId(WireNames.Uuid, uuid);
        buffer.Json.WriteEnd();
    }

    protected override bool IsElsewhere(PostHogEvent posthogEvent, string property) =>
        Defaults.HasOptions(posthogEvent)
        && LegacyOptions.OptionOf(property) is { } option
        && Defaults.OptionOf(posthogEvent, option) is not null;

    protected override bool WriteFurther(EventBuffer buffer, PostHogEvent posthogEvent)
    {
        var collides = false;
        if (Defaults.HasOptions(posthogEvent))
        {
            foreach (var (option, property) in LegacyOptions.All)
            {
                if (Defaults.OptionOf(posthogEvent, option) is { } value)
                {
                    collides |= Defaults.Has(property);
                    buffer.Values.WriteProperty(property, value);
                }
            }
        }

        return collides;
    }
}
