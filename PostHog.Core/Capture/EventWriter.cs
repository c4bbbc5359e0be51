using PostHog.Wire;

namespace PostHog.Capture;

/// <summary>
/// Writes one event in the shape that one version of the protocol wants: what the event says, then what the lower layers
/// say where it is silent.
/// </summary>
/// <param name="defaults">The lower layers.</param>
/// <param name="fallbacks">Their properties, as far as they are written as properties.</param>
internal abstract class EventWriter(EventDefaults defaults, RenderedProperties fallbacks)
{
    /// <summary>The lower layers.</summary>
    protected EventDefaults Defaults => defaults;

    /// <summary>Writes an event onto a blank sheet, which the caller finishes.</summary>
    public abstract void Write(
        EventBuffer sheet,
        PostHogEvent posthogEvent,
        Guid uuid,
        DateTimeOffset timestamp
    );

    /// <summary>Whether a property of this event is not written under its own name among the properties.</summary>
    protected abstract bool IsElsewhere(PostHogEvent posthogEvent, string property);

    /// <summary>Writes properties made of what is no property of the event; says whether the layers have one of them.</summary>
    protected virtual bool WriteFurther(EventBuffer sheet, PostHogEvent posthogEvent) => false;

    /// <summary>Writes the properties of all layers; says whether one of the event's is still to be written elsewhere.</summary>
    protected bool WriteProperties(EventBuffer sheet, PostHogEvent posthogEvent)
    {
        sheet.Json.WritePropertyName(WireNames.Properties);
        sheet.Json.WriteStartObject();
        var (elsewhere, collides) = WriteOwn(sheet, posthogEvent);
        if (posthogEvent.HasGroups)
        {
            collides |= defaults.Has(WireNames.Groups);
            sheet.Walker.WriteProperty(WireNames.Groups, GroupsOf(posthogEvent));
        }

        collides |= WriteFlags(sheet, posthogEvent);
        collides |= WriteFurther(sheet, posthogEvent);
        if (collides)
        {
            WriteFallbacks(sheet, posthogEvent);
        }
        else
        {
            fallbacks.WriteAll(sheet.Buffer);
        }

        sheet.Json.WriteEndObject();
        return elsewhere;
    }

    // A getter or another thread that changes the event meanwhile must not cost the capture call.
    private (bool Elsewhere, bool Collides) WriteOwn(EventBuffer sheet, PostHogEvent posthogEvent)
    {
        var elsewhere = false;
        var collides = false;
        try
        {
            foreach (var property in posthogEvent.OwnProperties)
            {
                if (IsElsewhere(posthogEvent, property.Key))
                {
                    elsewhere = true;
                }
                else if (!posthogEvent.HasGroups || property.Key != WireNames.Groups)
                {
                    var isCollision = defaults.Has(property.Key);
                    collides |= isCollision;
                    sheet.Walker.WriteProperty(
                        property.Key,
                        isCollision ? Merge(posthogEvent, property) : property.Value
                    );
                }
            }
        }
        catch (Exception fault)
        {
            sheet.Notes.AddInterruption(fault);
        }

        return (elsewhere, collides);
    }

    private bool WriteFlags(EventBuffer sheet, PostHogEvent posthogEvent)
    {
        if (posthogEvent.Flags is not { } flags)
        {
            return false;
        }

        var collides = false;
        foreach (var property in flags.EventProperties)
        {
            if (!posthogEvent.OwnProperties.ContainsKey(property.Key))
            {
                collides |= defaults.Has(property.Key);
                sheet.Walker.WriteProperty(property.Key, property.Value);
            }
        }

        return collides;
    }

    private object GroupsOf(PostHogEvent posthogEvent)
    {
        var byHand = posthogEvent[WireNames.Groups];
        var lower = defaults.MapBelow(posthogEvent, WireNames.Groups);
        return byHand is null && lower is null
            ? posthogEvent.Groups
            : new MergedMembers(posthogEvent.Groups, byHand, lower);
    }

    private object? Merge(PostHogEvent posthogEvent, KeyValuePair<string, object?> property) =>
        defaults.MapBelow(posthogEvent, property.Key) is { } lower
            ? new MergedMembers(property.Value, lower)
            : property.Value;

    private void WriteFallbacks(EventBuffer sheet, PostHogEvent posthogEvent)
    {
        foreach (var (name, json) in fallbacks.Entries)
        {
            var isWritten =
                posthogEvent.OwnProperties.ContainsKey(name)
                || (posthogEvent.HasGroups && name == WireNames.Groups)
                || posthogEvent.Flags?.EventProperties.ContainsKey(name) == true
                || IsElsewhere(posthogEvent, name);
            if (!isWritten)
            {
                RenderedProperties.WriteOne(sheet.Buffer, json);
            }
        }
    }
}
