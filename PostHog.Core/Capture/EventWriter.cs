using PostHog.Capture.Values;
using PostHog.Wire;

namespace PostHog.Capture;

/// <summary>
/// Writes one event in the format of one protocol version: first what the event sets, then what only the lower layers
/// set.
/// </summary>
/// <param name="defaults">The lower layers.</param>
/// <param name="fallbacks">The properties of the lower layers, except those not written as properties.</param>
internal abstract class EventWriter(EventDefaults defaults, RenderedProperties fallbacks)
{
    /// <summary>The lower layers.</summary>
    protected EventDefaults Defaults => defaults;

    /// <summary>Writes an event to an empty buffer, which the caller finishes.</summary>
    public abstract void Write(
        EventBuffer buffer,
        PostHogEvent posthogEvent,
        Guid uuid,
        DateTimeOffset timestamp
    );

    /// <summary>Whether a property of this event is not written under its own name among the properties.</summary>
    protected abstract bool IsElsewhere(PostHogEvent posthogEvent, string property);

    /// <summary>
    /// Writes properties that do not come from the event's properties; returns whether the layers have one of them.
    /// </summary>
    protected virtual bool WriteFurther(EventBuffer buffer, PostHogEvent posthogEvent) => false;

    /// <summary>
    /// Writes the properties of all layers; returns whether one of the event's properties must still be written
    /// elsewhere.
    /// </summary>
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

        buffer.Json.WriteEnd();
        return elsewhere;
    }

    // The capture call must not fail if a getter throws or another thread changes the event.
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
        foreach (var entry in fallbacks.Entries)
        {
            var name = entry.Key;
            var isWritten =
                posthogEvent.OwnProperties.ContainsKey(name)
                || (posthogEvent.HasGroups && name == WireNames.Groups)
                || posthogEvent.Flags?.EventProperties.ContainsKey(name) == true
                || IsElsewhere(posthogEvent, name);
            if (!isWritten)
            {
                RenderedProperties.WriteOne(buffer.Text, entry.Value);
            }
        }
    }
}
