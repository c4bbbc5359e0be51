using PostHog.Capture;
using PostHog.Capture.V0;
using PostHog.Capture.V1;
using PostHog.Diagnostics;

namespace PostHog.Setup;

/// <summary>Selects the event format for a wire version.</summary>
internal static class EventFormats
{
    /// <summary>Returns the format for one wire version.</summary>
    public static EventFormat For(
        CaptureMode mode,
        EventDefaults defaults,
        int maxBytes,
        PostHogLog log
    )
    {
        var rendered = RenderedProperties.Of(
            defaults.Properties,
            maxBytes,
            name => mode == CaptureMode.V0 || !V1EventWriter.IsMoved(name)
        );
        foreach (var repair in rendered.Repairs)
        {
            log.SuperPropertyRepaired(repair.Property, repair.Description);
        }

        var none = RenderedProperties.Of([], maxBytes, static _ => true);
        return mode == CaptureMode.V0
            ? new EventFormat(
                mode,
                new V0EventWriter(defaults, rendered),
                new V0EventWriter(EventDefaults.None, none),
                defaults,
                maxBytes
            )
            : new EventFormat(
                mode,
                new V1EventWriter(defaults, rendered),
                new V1EventWriter(EventDefaults.None, none),
                defaults,
                maxBytes
            );
    }
}
