using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Calls;

/// <summary>Takes the options for PostHog out of those of a call, because providers may send all they find.</summary>
internal static class CallOptions
{
    /// <summary>Returns the options of the call without those for PostHog, and these.</summary>
    public static (ChatOptions? Options, PostHogAiOptions? Call) Split(ChatOptions? options)
    {
        if (CallMark.Find(options?.AdditionalProperties) is not { } call)
        {
            return (options, null);
        }

        var rest = options!.Clone();
        CallMark.Remove(rest.AdditionalProperties!);
        return (rest, call);
    }

    /// <inheritdoc cref="Split(ChatOptions)"/>
    public static (EmbeddingGenerationOptions? Options, PostHogAiOptions? Call) Split(
        EmbeddingGenerationOptions? options
    )
    {
        if (CallMark.Find(options?.AdditionalProperties) is not { } call)
        {
            return (options, null);
        }

        var rest = options!.Clone();
        CallMark.Remove(rest.AdditionalProperties!);
        return (rest, call);
    }
}
