using PostHog.Capture.Values;
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

    /// <summary>Writes an event onto a blank buffer, which the caller finishes.</summary>
    public abstract void Write(
        EventBuffer buffer,
        PostHogEvent posthogEvent,
        Guid uuid,
        DateTimeOffset timestamp
    );

    /// <summary>Whether a property of this event is not written under its own name among the properties.</summary>
    protected abstract bool IsElsewhere(PostHogEvent posthogEvent, string property);

    /// <summary>Writes properties made of what is no property of the event; says whether the layers have one of them.</summary>
    protected virtual bool WriteFurther(EventBuffer buffer, PostHogEvent posthogEvent) => false;

    /// <summary>Writes the properties of all layers; says whether one of the event's is still to be written elsewhere.</summary>
    protected bool WriteProperties(EventBuffer buffer, PostHogEvent posthogEvent)
    {
        buffer.Json.WritePropertyName(WireNames.Properties);
        buffer.Json.WriteStartObject();
        var (elsewhere, collides) = WriteOwn(buffer, posthogEvent);
        if (posthogEvent.HasGroups)
        {
            collides |= defaults.Has(WireNames.Groups);
            buffer.Values.WriteProperty(WireNames.Groups, GroupsOf(posthogEvent));
        }

        collides |= WriteFlags(buffer, posthogEvent);
        collides |= WriteFurther(buffer, posthogEvent);
        if (collides)
        {
            WriteFallbacks(buffer, posthogEvent);
        }
        else
        {
            fallbacks.WriteAll(buffer.Text);
        }

        buffer.Json.WriteEndObject();
        return elsewhere;
    }

    // A getter or another thread that changes the event meanwhile must not cost the capture call.
    private (bool Elsewhere, bool Collides) WriteOwn(EventBuffer buffer, PostHogEvent posthogEvent)
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
                    buffer.Values.WriteProperty(
                        property.Key,
                        isCollision ? Merge(posthogEvent, property) : property.Value
                    );
                }
            }
        }
        catch (Exception fault)
        {
            buffer.Notes.AddInterruption(fault);
        }

        return (elsewhere, collides);
    }

    private bool WriteFlags(EventBuffer buffer, PostHogEvent posthogEvent)
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
                buffer.Values.WriteProperty(property.Key, property.Value);
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

    private void WriteFallbacks(EventBuffer buffer, PostHogEvent posthogEvent)
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
                RenderedProperties.WriteOne(buffer.Text, json);
            }
        }
    }
}
