using PostHog.Wire;

namespace PostHog;

/// <summary>
/// One call that computed embeddings (<c>$ai_embedding</c>). The embeddings are not sent. Not thread-safe.
/// </summary>
public sealed class AiEmbedding : AiModelCall
{
    /// <summary>Creates an event about embeddings.</summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means that of the current scope or
    /// context; without one the event is personless.</param>
    public AiEmbedding(string? distinctId = null)
        : base(AiNames.Embedding, distinctId) { }
}
