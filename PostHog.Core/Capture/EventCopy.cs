using PostHog.Capture.Values;

namespace PostHog.Capture;

/// <summary>
/// Creates the event that before-send functions receive: a copy that includes all layers and that they may change
/// freely.
/// </summary>
internal static class EventCopy
{
    private static readonly Dictionary<string, object?> NoFlags = [];

    /// <summary>Returns the copy.</summary>
    /// <param name="posthogEvent">The caller's event, which is not changed.</param>
    /// <param name="defaults">The layers below the event.</param>
    /// <param name="fault">Why part of the event could not be read; null if all of it was read.</param>
    public static PostHogEvent Of(
        PostHogEvent posthogEvent,
        EventDefaults defaults,
        out Exception? fault
    )
    {
        fault = null;
        var copy = new PostHogEvent(posthogEvent.Name, posthogEvent.DistinctId);
        try
        {
            CopyOwn(posthogEvent, copy, defaults);
        }
        catch (Exception cause)
        {
            fault = cause;
        }

        AddFlags(posthogEvent, copy);
        foreach (var property in defaults.Properties)
        {
            if (!copy.OwnProperties.ContainsKey(property.Key))
            {
                copy[property.Key] = ValueCopy.Of(property.Value);
            }
        }

        foreach (var option in defaults.Options)
        {
            if (!copy.Options.TryGetValue(option.Key, out var own) || NullValue.Is(own))
            {
                copy.Options[option.Key] = ValueCopy.Of(option.Value);
            }
        }

        return copy;
    }

    private static void CopyOwn(
        PostHogEvent posthogEvent,
        PostHogEvent copy,
        EventDefaults defaults
    )
    {
        if (posthogEvent.HasGroups)
        {
            foreach (var group in posthogEvent.Groups)
            {
                copy.Groups[group.Key] = group.Value;
            }
        }

        if (posthogEvent.OwnOptions is { } options)
        {
            foreach (var option in options)
            {
                copy.Options[option.Key] = ValueCopy.Of(option.Value);
            }
        }

        foreach (var property in posthogEvent.OwnProperties)
        {
            var lower = defaults.MapBelow(posthogEvent, property.Key);
            copy[property.Key] = ValueCopy.Of(
                lower is null ? property.Value : new MergedMembers(property.Value, lower)
            );
        }
    }

    private static void AddFlags(PostHogEvent posthogEvent, PostHogEvent copy)
    {
        foreach (var flag in posthogEvent.Flags?.EventProperties ?? NoFlags)
        {
            if (!copy.OwnProperties.ContainsKey(flag.Key))
            {
                copy[flag.Key] = ValueCopy.Of(flag.Value);
            }
        }
    }
}
