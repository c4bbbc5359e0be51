using PostHog.Capture.Values;

namespace PostHog.Capture;

/// <summary>How the events of one queue are written down.</summary>
/// <param name="Mode">The version of the protocol.</param>
/// <param name="Layered">Writes an event with the lower layers below it.</param>
/// <param name="Plain">Writes an event that has been through the layers.</param>
/// <param name="Defaults">The lower layers.</param>
/// <param name="MaxBytes">A larger event is not sent.</param>
internal sealed record EventFormat(
    CaptureMode Mode,
    EventWriter Layered,
    EventWriter Plain,
    EventDefaults Defaults,
    int MaxBytes
)
{
    /// <summary>The most bytes of an analytics event.</summary>
    public const int AnalyticsMaxBytes = PropertyWriter.MaxCharacters;

    /// <summary>The most bytes of an AI event, which carries whole conversations.</summary>
    public const int AiMaxBytes = 8 * 1024 * 1024;
}
