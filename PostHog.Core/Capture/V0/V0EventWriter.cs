using PostHog.Wire;

namespace PostHog.Capture.V0;

// Facts: v0-distinct-id, v0-uuid.
/// <summary>
/// Writes one event in the shape a V0 batch holds. V0 has no options: those that were properties once become properties
/// again, the others are left out.
/// </summary>
internal sealed class V0EventWriter(EventDefaults defaults, RenderedProperties fallbacks)
    : EventWriter(defaults, fallbacks)
{
    public override void Write(
        EventBuffer sheet,
        PostHogEvent posthogEvent,
        Guid uuid,
        DateTimeOffset timestamp
    )
    {
        sheet.Json.WriteStartObject();
        sheet.Walker.WriteProperty(WireNames.Event, posthogEvent.Name);
        sheet.Walker.WriteProperty(WireNames.DistinctId, posthogEvent.DistinctId);
        WriteProperties(sheet, posthogEvent);
        sheet.WriteInstant(WireNames.Timestamp, timestamp);
        sheet.WriteId(WireNames.Uuid, uuid);
        sheet.Json.WriteEndObject();
    }

    protected override bool IsElsewhere(PostHogEvent posthogEvent, string property) =>
        Defaults.HasOptions(posthogEvent)
        && LegacyOptions.OptionOf(property) is { } option
        && Defaults.OptionOf(posthogEvent, option) is not null;

    protected override bool WriteFurther(EventBuffer sheet, PostHogEvent posthogEvent)
    {
        var collides = false;
        if (Defaults.HasOptions(posthogEvent))
        {
            foreach (var (option, property) in LegacyOptions.All)
            {
                if (Defaults.OptionOf(posthogEvent, option) is { } value)
                {
                    collides |= Defaults.Has(property);
                    sheet.Walker.WriteProperty(property, value);
                }
            }
        }

        return collides;
    }
}
