using PostHog.Extensions.AI.Calls;
using PostHog.Extensions.AI.Content;

namespace PostHog.Extensions.AI.Tools;

/// <summary>The call of a model that asked for tools: their events belong where it does, and to its person.</summary>
/// <param name="Capture">The wrapper that captured it.</param>
/// <param name="Own">The options of that call alone; null if it had none.</param>
/// <param name="Place">Where it belongs.</param>
/// <param name="IsPrivate">Whether its content is not sent.</param>
internal sealed record AskingCall(
    AiCapture Capture,
    PostHogAiOptions? Own,
    CallPlace Place,
    bool IsPrivate
)
{
    /// <summary>What is captured of its content.</summary>
    public ContentRules Rules => new(IsPrivate, Capture.IsFull, Capture);
}
