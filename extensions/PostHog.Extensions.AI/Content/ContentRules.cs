using PostHog.Extensions.AI.Calls;

namespace PostHog.Extensions.AI.Content;

/// <summary>What is captured of the content of one call.</summary>
/// <param name="IsPrivate">Whether no content is captured.</param>
/// <param name="IsFull">Whether media are captured, and texts of any length.</param>
/// <param name="Capture">Logs what cannot be read.</param>
internal readonly record struct ContentRules(bool IsPrivate, bool IsFull, AiCapture Capture);
