using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Content;

/// <summary>Recognises responses that a provider still makes in the background.</summary>
internal static class PendingResponse
{
#pragma warning disable MEAI001 // The property is experimental: if a later version lacks it, nothing is pending.
    public static bool Is(ChatResponse response) => response.ContinuationToken is not null;

    public static bool Is(ChatResponseUpdate update) => update.ContinuationToken is not null;
#pragma warning restore MEAI001
}
