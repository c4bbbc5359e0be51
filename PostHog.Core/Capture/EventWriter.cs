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
        EventSheet sheet,
        PostHogEvent captured,
        Guid uuid,
        DateTimeOffset timestamp
    );

    /// <summary>Whether a property of this event is not written under its own name among the properties.</summary>
    protected abstract bool IsElsewhere(PostHogEvent captured, string property);

    /// <summary>Writes properties made of what is no property of the event; says whether the layers have one of them.</summary>
    protected virtual bool WriteFurther(EventSheet sheet, PostHogEvent captured) => false;

    /// <summary>Writes the properties of all layers; says whether one of the event's is still to be written elsewhere.</summary>
    protected bool WriteProperties(EventSheet sheet, PostHogEvent captured)
    {
        sheet.Json.WritePropertyName(WireNames.Properties);
        sheet.Json.WriteStartObject();
        var (elsewhere, collides) = WriteOwn(sheet, captured);
        if (captured.HasGroups)
        {
            collides |= defaults.Has(WireNames.Groups);
            sheet.Walker.WriteProperty(WireNames.Groups, GroupsOf(captured));
        }

        collides |= WriteFlags(sheet, captured);
        collides |= WriteFurther(sheet, captured);
        if (collides)
        {
            WriteFallbacks(sheet, captured);
        }
        else
        {
            fallbacks.WriteAll(sheet.Buffer);
        }

        sheet.Json.WriteEndObject();
        return elsewhere;
    }

    // A getter or another thread that changes the event meanwhile must not cost the capture call.
    private (bool Elsewhere, bool Collides) WriteOwn(EventSheet sheet, PostHogEvent captured)
    {
        var elsewhere = false;
        var collides = false;
        try
        {
            foreach (var property in captured.OwnProperties)
            {
                if (IsElsewhere(captured, property.Key))
                {
                    elsewhere = true;
                }
                else if (!captured.HasGroups || property.Key != WireNames.Groups)
                {
                    var isCollision = defaults.Has(property.Key);
                    collides |= isCollision;
                    sheet.Walker.WriteProperty(
                        property.Key,
                        isCollision ? Merge(captured, property) : property.Value
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

    private bool WriteFlags(EventSheet sheet, PostHogEvent captured)
    {
        if (captured.Flags is not { } flags)
        {
            return false;
        }

        var collides = false;
        foreach (var property in flags.EventProperties)
        {
            if (!captured.OwnProperties.ContainsKey(property.Key))
            {
                collides |= defaults.Has(property.Key);
                sheet.Walker.WriteProperty(property.Key, property.Value);
            }
        }

        return collides;
    }

    private object GroupsOf(PostHogEvent captured)
    {
        var byHand = captured[WireNames.Groups];
        var lower = defaults.MapBelow(captured, WireNames.Groups);
        return byHand is null && lower is null
            ? captured.Groups
            : new MergedMembers(captured.Groups, byHand, lower);
    }

    private object? Merge(PostHogEvent captured, KeyValuePair<string, object?> property) =>
        defaults.MapBelow(captured, property.Key) is { } lower
            ? new MergedMembers(property.Value, lower)
            : property.Value;

    private void WriteFallbacks(EventSheet sheet, PostHogEvent captured)
    {
        foreach (var (name, json) in fallbacks.Entries)
        {
            var isWritten =
                captured.OwnProperties.ContainsKey(name)
                || (captured.HasGroups && name == WireNames.Groups)
                || captured.Flags?.EventProperties.ContainsKey(name) == true
                || IsElsewhere(captured, name);
            if (!isWritten)
            {
                RenderedProperties.WriteOne(sheet.Buffer, json);
            }
        }
    }
}
