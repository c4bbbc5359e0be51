using PostHog.Wire;

namespace PostHog.Capture.V1;

/// <summary>
/// Writes one event in the shape a V1 batch holds: what is no property of what happened, the ids of session and window and
/// the options, stands beside the properties; what the headers say already is left out.
/// </summary>
internal sealed class V1EventWriter(EventDefaults defaults, RenderedProperties fallbacks)
    : EventWriter(defaults, fallbacks)
{
    private readonly bool _defaultsAreElsewhere = defaults.Properties.Keys.Any(IsMoved);

    /// <summary>Whether a property is written somewhere else than among the properties, or not at all.</summary>
    public static bool IsMoved(string property) =>
        property.Length > 0
        && (property[0] == '$' ? IsMovedReserved(property) : property == WireNames.DistinctId);

    public override void Write(
        EventSheet sheet,
        PostHogEvent captured,
        Guid uuid,
        DateTimeOffset timestamp
    )
    {
        sheet.Json.WriteStartObject();
        sheet.Walker.WriteProperty(WireNames.Event, captured.Name);
        sheet.WriteId(WireNames.Uuid, uuid);
        sheet.Walker.WriteProperty(WireNames.DistinctId, captured.DistinctId);
        sheet.WriteInstant(WireNames.Timestamp, timestamp);
        var elsewhere = WriteProperties(sheet, captured) || _defaultsAreElsewhere;
        if (elsewhere)
        {
            WriteSession(sheet, captured, WireNames.SessionIdProperty, WireNames.SessionId);
            WriteSession(sheet, captured, WireNames.WindowIdProperty, WireNames.WindowId);
        }

        sheet.Json.WritePropertyName(WireNames.Options);
        sheet.Json.WriteStartObject();
        if (elsewhere || Defaults.HasOptions(captured))
        {
            sheet.Walker.KeepsNulls = true;
            WriteOptions(sheet, captured);
            sheet.Walker.KeepsNulls = false;
        }

        sheet.Json.WriteEndObject();
        sheet.Json.WriteEndObject();
    }

    protected override bool IsElsewhere(PostHogEvent captured, string property) =>
        IsMoved(property);

    private static bool IsMovedReserved(string property) =>
        property
            is WireNames.Lib
                or WireNames.LibVersion
                or WireNames.SessionIdProperty
                or WireNames.WindowIdProperty
        || LegacyOptions.OptionOf(property) is not null;

    // Anything but text would make the server refuse the whole batch.
    private void WriteSession(
        EventSheet sheet,
        PostHogEvent captured,
        string property,
        string member
    )
    {
        var value = Defaults.PropertyOf(captured, property);
        if (Nothing.Is(value))
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
            sheet.Notes.Add($"is of type {value!.GetType().Name} instead of text; it is left out");
        }
    }

    private void WriteOptions(EventSheet sheet, PostHogEvent captured)
    {
        WriteOwnOptions(sheet, captured);
        foreach (var option in Defaults.Options)
        {
            if (!IsSet(captured, option.Key))
            {
                sheet.Walker.WriteProperty(option.Key, option.Value);
            }
        }

        foreach (var (option, property) in LegacyOptions.All)
        {
            if (Defaults.OptionOf(captured, option) is null)
            {
                sheet.Walker.WriteProperty(option, Defaults.PropertyOf(captured, property));
            }
        }
    }

    private static void WriteOwnOptions(EventSheet sheet, PostHogEvent captured)
    {
        if (captured.OwnOptions is null)
        {
            return;
        }

        try
        {
            foreach (var option in captured.OwnOptions)
            {
                sheet.Walker.WriteProperty(option.Key, option.Value);
            }
        }
        catch (Exception fault)
        {
            sheet.Notes.AddInterruption(fault);
        }
    }

    private static bool IsSet(PostHogEvent captured, string option) =>
        captured.OwnOptions is { } own
        && own.TryGetValue(option, out var value)
        && !Nothing.Is(value);
}
