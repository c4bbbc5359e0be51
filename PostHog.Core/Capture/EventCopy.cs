namespace PostHog.Capture;

/// <summary>
/// Makes the event that before-send functions see: a copy with all layers in it, on which they can do what they like.
/// </summary>
internal static class EventCopy
{
    private static readonly Dictionary<string, object?> NoFlags = [];

    /// <summary>Returns the copy.</summary>
    /// <param name="captured">The caller's event, which stays as it is.</param>
    /// <param name="defaults">The layers below it.</param>
    /// <param name="fault">Why not all of the event could be read; null when it could.</param>
    public static PostHogEvent Of(
        PostHogEvent captured,
        EventDefaults defaults,
        out Exception? fault
    )
    {
        fault = null;
        var copy = new PostHogEvent(captured.Name, captured.DistinctId);
        try
        {
            CopyOwn(captured, copy, defaults);
        }
        catch (Exception cause)
        {
            fault = cause;
        }

        AddFlags(captured, copy);
        foreach (var property in defaults.Properties)
        {
            if (!copy.OwnProperties.ContainsKey(property.Key))
            {
                copy[property.Key] = ValueCopy.Of(property.Value);
            }
        }

        foreach (var option in defaults.Options)
        {
            if (!copy.Options.TryGetValue(option.Key, out var own) || Nothing.Is(own))
            {
                copy.Options[option.Key] = ValueCopy.Of(option.Value);
            }
        }

        return copy;
    }

    private static void CopyOwn(PostHogEvent captured, PostHogEvent copy, EventDefaults defaults)
    {
        if (captured.HasGroups)
        {
            foreach (var group in captured.Groups)
            {
                copy.Groups[group.Key] = group.Value;
            }
        }

        if (captured.OwnOptions is { } options)
        {
            foreach (var option in options)
            {
                copy.Options[option.Key] = ValueCopy.Of(option.Value);
            }
        }

        foreach (var property in captured.OwnProperties)
        {
            var lower = defaults.MapBelow(captured, property.Key);
            copy[property.Key] = ValueCopy.Of(
                lower is null ? property.Value : new MergedMembers(property.Value, lower)
            );
        }
    }

    private static void AddFlags(PostHogEvent captured, PostHogEvent copy)
    {
        foreach (var flag in captured.Flags?.EventProperties ?? NoFlags)
        {
            if (!copy.OwnProperties.ContainsKey(flag.Key))
            {
                copy[flag.Key] = ValueCopy.Of(flag.Value);
            }
        }
    }
}
