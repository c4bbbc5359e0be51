namespace PostHog.Capture.Ai;

/// <summary>What is sent of the content of AI events.</summary>
/// <param name="PrivacyMode">Whether no content is sent. It takes precedence.</param>
/// <param name="IsFull">Whether media are sent, and texts of any length.</param>
internal sealed record AiContentRules(bool PrivacyMode, bool IsFull)
{
    /// <summary>Media are replaced by placeholders, and long texts are cut.</summary>
    public static readonly AiContentRules Default = new(PrivacyMode: false, IsFull: false);
}
