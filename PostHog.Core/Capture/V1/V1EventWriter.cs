using PostHog.Wire;

namespace PostHog.Capture.V1;

// Facts: v1-event, v1-options, v1-future-timestamps, legacy-properties-lifted.
/// <summary>
/// Writes one event in the shape a V1 batch holds: what is no property of what happened, the ids of session and window and
/// the options, stands beside the properties; what the headers say already is left out.
/// </summary>
internal sealed class V1EventWriter(EventDefaults defaults, RenderedProperties fallbacks)
    : EventWriter(defaults, fallbacks)
{
    private readonly bool _defaultsAreLifted = defaults.Properties.Keys.Any(IsLifted);

    /// <summary>Whether a property is written somewhere else than among the properties, or not at all.</summary>
    public static bool IsMoved(string property) =>
        property is WireNames.Lib or WireNames.LibVersion or WireNames.DistinctId
        || IsLifted(property);

    public override void Write(
        EventBuffer sheet,
        PostHogEvent posthogEvent,
        Guid uuid,
        DateTimeOffset timestamp
    )
    {
        sheet.Json.WriteStartObject();
        sheet.Walker.WriteProperty(WireNames.Event, posthogEvent.Name);
        sheet.WriteId(WireNames.Uuid, uuid);
        sheet.Walker.WriteProperty(WireNames.DistinctId, posthogEvent.DistinctId);
        sheet.WriteInstant(WireNames.Timestamp, timestamp);
        var elsewhere = WriteProperties(sheet, posthogEvent) || _defaultsAreLifted;
        if (elsewhere)
        {
            WriteSession(sheet, posthogEvent, WireNames.SessionIdProperty, WireNames.SessionId);
            WriteSession(sheet, posthogEvent, WireNames.WindowIdProperty, WireNames.WindowId);
        }

        sheet.Json.WritePropertyName(WireNames.Options);
        sheet.Json.WriteStartObject();
        if (elsewhere || Defaults.HasOptions(posthogEvent))
        {
            sheet.Walker.KeepsNulls = true;
            WriteOptions(sheet, posthogEvent);
            sheet.Walker.KeepsNulls = false;
        }

        sheet.Json.WriteEndObject();
        sheet.Json.WriteEndObject();
    }

    protected override bool IsElsewhere(PostHogEvent posthogEvent, string property) =>
        IsMoved(property);

    private static bool IsLifted(string property) =>
        property.Length > 0
        && property[0] == '$'
        && (
            property is WireNames.SessionIdProperty or WireNames.WindowIdProperty
            || LegacyOptions.OptionOf(property) is not null
        );

    // Anything but text would make the server refuse the whole batch.
    private void WriteSession(
        EventBuffer sheet,
        PostHogEvent posthogEvent,
        string property,
        string member
    )
    {
        var value = Defaults.PropertyOf(posthogEvent, property);
        if (NullValue.Is(value))
        {
            return;
        }

        if (SessionText.Of(value) is { } text)
        {
            sheet.Walker.WriteProperty(member, text);
        }
        else
        {
            sheet.Notes.Begin(property);
            sheet.Notes.Add(
                $"is of type {value!.GetType().Name} instead of string; it is left out"
            );
        }
    }

    private void WriteOptions(EventBuffer sheet, PostHogEvent posthogEvent)
    {
        WriteOwnOptions(sheet, posthogEvent);
        foreach (var option in Defaults.Options)
        {
            if (!IsSet(posthogEvent, option.Key))
            {
                sheet.Walker.WriteProperty(option.Key, option.Value);
            }
        }

        foreach (var (option, property) in LegacyOptions.All)
        {
            if (Defaults.OptionOf(posthogEvent, option) is null)
            {
                sheet.Walker.WriteProperty(option, Defaults.PropertyOf(posthogEvent, property));
            }
        }
    }

    private static void WriteOwnOptions(EventBuffer sheet, PostHogEvent posthogEvent)
    {
        if (posthogEvent.OwnOptions is null)
        {
            return;
        }

        try
        {
            foreach (var option in posthogEvent.OwnOptions)
            {
                sheet.Walker.WriteProperty(option.Key, option.Value);
            }
        }
        catch (Exception fault)
        {
            sheet.Notes.AddInterruption(fault);
        }
    }

    private static bool IsSet(PostHogEvent posthogEvent, string option) =>
        posthogEvent.OwnOptions is { } own
        && own.TryGetValue(option, out var value)
        && !NullValue.Is(value);
}
