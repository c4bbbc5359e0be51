using PostHog.Wire;

namespace PostHog.Capture.V0;

/// <summary>
/// Writes one event in the shape a V0 batch holds. V0 has no options: those that were properties once become properties
/// again, the others are left out.
/// </summary>
internal sealed class V0EventWriter(EventDefaults defaults, RenderedProperties fallbacks)
    : EventWriter(defaults, fallbacks)
{
    public override void Write(
        EventSheet sheet,
        PostHogEvent captured,
        Guid uuid,
        DateTimeOffset timestamp
    )
    {
        sheet.Json.WriteStartObject();
        sheet.Walker.WriteProperty(WireNames.Event, captured.Name);
        sheet.Walker.WriteProperty(WireNames.DistinctId, captured.DistinctId);
        WriteProperties(sheet, captured);
        sheet.WriteInstant(WireNames.Timestamp, timestamp);
        sheet.WriteId(WireNames.Uuid, uuid);
        sheet.Json.WriteEndObject();
    }

    protected override bool IsElsewhere(PostHogEvent captured, string property) =>
        Defaults.HasOptions(captured)
        && LegacyOptions.OptionOf(property) is { } option
        && Defaults.OptionOf(captured, option) is not null;

    protected override bool WriteFurther(EventSheet sheet, PostHogEvent captured)
    {
        var collides = false;
        if (Defaults.HasOptions(captured))
        {
            foreach (var (option, property) in LegacyOptions.All)
            {
                if (Defaults.OptionOf(captured, option) is { } value)
                {
                    collides |= Defaults.Has(property);
                    sheet.Walker.WriteProperty(property, value);
                }
            }
        }

        return collides;
    }
}
