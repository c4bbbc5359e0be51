using PostHog.Capture.Values;
using PostHog.Wire;

namespace PostHog.Capture.V1;

// Facts: v1-event, v1-options, v1-future-timestamps, legacy-properties-lifted.
/// <summary>
/// Writes one event in the format of a V1 batch: the ids of session and window and the options are not properties but
/// are written beside them, and what the headers already contain is left out.
/// </summary>
internal sealed class V1EventWriter(EventDefaults defaults, RenderedProperties fallbacks)
    : EventWriter(defaults, fallbacks)
{
    private readonly bool _defaultsAreLifted = defaults.Properties.Keys.Any(IsLifted);

    /// <summary>Whether a property is not written among the properties, but elsewhere or not at all.</summary>
    public static bool IsMoved(string property) =>
        property is WireNames.Lib or WireNames.LibVersion or WireNames.DistinctId
        || IsLifted(property);

    public override void Write(
        EventBuffer buffer,
        PostHogEvent posthogEvent,
        Guid uuid,
        DateTimeOffset timestamp
    )
    {
        buffer.Json.WriteStartObject();
        buffer.Values.WriteProperty(WireNames.Event, posthogEvent.Name);
        buffer.WriteId(WireNames.Uuid, uuid);
        buffer.Values.WriteProperty(WireNames.DistinctId, posthogEvent.DistinctId);
        buffer.WriteInstant(WireNames.Timestamp, timestamp);
        var elsewhere = WriteProperties(buffer, posthogEvent) || _defaultsAreLifted;
        if (elsewhere)
        {
            WriteSession(buffer, posthogEvent, WireNames.SessionIdProperty, WireNames.SessionId);
            WriteSession(buffer, posthogEvent, WireNames.WindowIdProperty, WireNames.WindowId);
        }

        buffer.Json.WritePropertyName(WireNames.Options);
        buffer.Json.WriteStartObject();
        if (elsewhere || Defaults.HasOptions(posthogEvent))
        {
            buffer.Values.KeepsNulls = true;
            WriteOptions(buffer, posthogEvent);
            buffer.Values.KeepsNulls = false;
        }

        buffer.Json.WriteEnd();
        buffer.Json.WriteEnd();
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

    // The server would refuse the whole batch for anything but a string.
    private void WriteSession(
        EventBuffer buffer,
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
            buffer.Values.WriteProperty(member, text);
        }
        else
        {
            buffer.Notes.Begin(property);
            buffer.Notes.Add(
                $"is of type {value!.GetType().Name} instead of string; it is left out"
            );
        }
    }

    private void WriteOptions(EventBuffer buffer, PostHogEvent posthogEvent)
    {
        WriteOwnOptions(buffer, posthogEvent);
        foreach (var option in Defaults.Options)
        {
            if (!IsSet(posthogEvent, option.Key))
            {
                buffer.Values.WriteProperty(option.Key, option.Value);
            }
        }

        foreach (var (option, property) in LegacyOptions.All)
        {
            if (Defaults.OptionOf(posthogEvent, option) is null)
            {
                buffer.Values.WriteProperty(option, Defaults.PropertyOf(posthogEvent, property));
            }
        }
    }

    private static void WriteOwnOptions(EventBuffer buffer, PostHogEvent posthogEvent)
    {
        if (posthogEvent.OwnOptions is null)
        {
            return;
        }

        try
        {
            foreach (var option in posthogEvent.OwnOptions)
            {
                buffer.Values.WriteProperty(option.Key, option.Value);
            }
        }
        catch (Exception fault)
        {
            buffer.Notes.AddInterruption(fault);
        }
    }

    private static bool IsSet(PostHogEvent posthogEvent, string option) =>
        posthogEvent.OwnOptions is { } own
        && own.TryGetValue(option, out var value)
        && !NullValue.Is(value);
}
