using PostHog.Capture.Ai;
using PostHog.Capture.Values;
using PostHog.Context;
using PostHog.Wire;

namespace PostHog.Capture;

// Facts: personless-fallback, identify-without-id, context-precedence.
/// <summary>
/// Applies the current context to a copy of an event, below the event and above the client's defaults: it fills only
/// what the event left unset.
/// </summary>
internal static class ContextLayer
{
    /// <summary>Returns the event with the context applied.</summary>
    /// <param name="posthogEvent">The caller's event, which is not changed.</param>
    /// <param name="form">The format, with the defaults below the context.</param>
    /// <param name="fault">Why part of the event could not be read; null if all of it was read.</param>
    public static PostHogEvent Over(
        PostHogEvent posthogEvent,
        EventFormat form,
        out Exception? fault
    )
    {
        fault = null;
        var context = ContextScope.Current?.Values;
        var hasNoDistinctId = string.IsNullOrWhiteSpace(posthogEvent.DistinctId);
        if (context is null && IsComplete(posthogEvent, hasNoDistinctId))
        {
            return posthogEvent;
        }

        var layered = IsOurs(posthogEvent) ? posthogEvent : Copy(posthogEvent, form, out fault);
        if (context is not null)
        {
            Fill(layered, context);
        }

        if (hasNoDistinctId)
        {
            Name(layered, context?.DistinctId, (posthogEvent as AiEvent)?.TraceId, form);
        }

        return layered;
    }

    private static bool IsComplete(PostHogEvent posthogEvent, bool hasNoDistinctId) =>
        posthogEvent is not AiEvent { IsPrepared: false }
        && !(hasNoDistinctId && NeedsNoContext(posthogEvent));

    // Nobody else sees an event that an integration has prepared, so it needs no copy.
    private static bool IsOurs(PostHogEvent posthogEvent) =>
        posthogEvent is AiEvent { IsPrepared: true };

    private static PostHogEvent Copy(
        PostHogEvent posthogEvent,
        EventFormat form,
        out Exception? fault
    )
    {
        fault = null;
        var copy = new PostHogEvent(posthogEvent.Name, posthogEvent.DistinctId)
        {
            Timestamp = posthogEvent.Timestamp,
            Uuid = posthogEvent.Uuid,
            Flags = posthogEvent.Flags,
            IsMinimal = posthogEvent.IsMinimal,
            HasImmutableGroups = posthogEvent.HasImmutableGroups,
        };
        try
        {
            CopyOwn(posthogEvent, copy, form);
        }
        catch (Exception cause)
        {
            fault = cause;
        }

        return copy;
    }

    private static bool NeedsNoContext(PostHogEvent posthogEvent) =>
        posthogEvent is AiEvent
        || posthogEvent.Name is ExceptionNames.Event or IdentityNames.Identify;

    private static void CopyOwn(PostHogEvent posthogEvent, PostHogEvent layered, EventFormat form)
    {
        if (posthogEvent is AiEvent { IsPrepared: false } aiEvent)
        {
            AiContent.Copy(aiEvent, layered, form.AiContent);
        }
        else
        {
            foreach (var property in posthogEvent.OwnProperties)
            {
                layered[property.Key] = property.Value;
            }
        }

        if (posthogEvent.HasGroups)
        {
            foreach (var group in posthogEvent.Groups)
            {
                layered.Groups[group.Key] = group.Value;
            }
        }

        if (posthogEvent.OwnOptions is { } options)
        {
            foreach (var option in options)
            {
                layered.Options[option.Key] = option.Value;
            }
        }
    }

    private static void Fill(PostHogEvent layered, ContextValues context)
    {
        FillText(layered, WireNames.SessionIdProperty, context.SessionId);
        if (layered.Name is IdentityNames.CreateAlias or IdentityNames.GroupIdentify)
        {
            return;
        }

        FillText(layered, IdentityNames.DeviceId, context.DeviceId);
        foreach (var property in context.Properties)
        {
            FillProperty(layered, property.Key, property.Value);
        }

        foreach (var option in context.Options)
        {
            if (!layered.Options.TryGetValue(option.Key, out var own) || NullValue.Is(own))
            {
                layered.Options[option.Key] = option.Value;
            }
        }

        if (context.Groups.Count > 0 && !layered.HasImmutableGroups)
        {
            FillProperty(layered, WireNames.Groups, context.Groups);
        }
    }

    private static void FillText(PostHogEvent layered, string property, string? value)
    {
        if (value is not null && !layered.OwnProperties.ContainsKey(property))
        {
            layered[property] = value;
        }
    }

    // A property that the event sets to null counts as set.
    private static void FillProperty(PostHogEvent layered, string property, object? value)
    {
        if (!layered.OwnProperties.TryGetValue(property, out var own))
        {
            if (layered.Flags?.EventProperties.ContainsKey(property) != true)
            {
                layered[property] = value;
            }
        }
        else if (EventDefaults.IsMerged(property) && !NullValue.Is(own) && !NullValue.Is(value))
        {
            layered[property] = new MergedMembers(own, value);
        }
    }

    private static void Name(
        PostHogEvent layered,
        string? distinctId,
        string? traceId,
        EventFormat form
    )
    {
        if (IdentityNames.SetsOwnDistinctId(layered.Name ?? ""))
        {
            return;
        }

        if (distinctId is not null)
        {
            layered.DistinctId = distinctId;
            return;
        }

        layered.DistinctId = traceId ?? EventIds.NewDistinctId();
        if (!SaysWhetherProfiled(layered, form))
        {
            layered.Options[WireNames.ProcessPersonProfileOption] = false;
        }
    }

    // V0 has no options, so the property decides there; in V1 only the option does.
    private static bool SaysWhetherProfiled(PostHogEvent layered, EventFormat form) =>
        form.Defaults.OptionOf(layered, WireNames.ProcessPersonProfileOption) is not null
        || (
            form.Mode == CaptureMode.V0
            && !NullValue.Is(form.Defaults.PropertyOf(layered, WireNames.ProcessPersonProfile))
        );
}
