using PostHog.Capture.Ai;
using PostHog.Capture.Values;

namespace PostHog.Capture;

/// <summary>How the events of one queue are serialised.</summary>
/// <param name="Mode">The version of the protocol.</param>
/// <param name="Layered">Writes an event together with the layers below it.</param>
/// <param name="Plain">Writes an event that already includes the layers.</param>
/// <param name="Defaults">The lower layers.</param>
/// <param name="MaxBytes">The maximum size; a larger event is not sent.</param>
internal sealed record EventFormat(
    CaptureMode Mode,
    EventWriter Layered,
    EventWriter Plain,
    EventDefaults Defaults,
    int MaxBytes
)
{
    /// <summary>What is sent of the content of AI events.</summary>
    public AiContentRules AiContent { get; init; } = AiContentRules.Default;

    /// <summary>The maximum size of an analytics event in bytes.</summary>
    public const int AnalyticsMaxBytes = PropertyWriter.MaxCharacters;

    /// <summary>The maximum size of an AI event in bytes; it may contain a whole conversation.</summary>
    public const int AiMaxBytes = 8 * 1024 * 1024;
}
