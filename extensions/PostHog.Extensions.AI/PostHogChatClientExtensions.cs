using PostHog.Async;
using PostHog.Extensions.AI;
using PostHog.Extensions.AI.Calls;

namespace Microsoft.Extensions.AI;

/// <summary>Captures the calls of chat clients and embedding generators with PostHog.</summary>
public static class PostHogChatClientExtensions
{
    /// <summary>
    /// Returns a client that behaves like this one and queues one <c>$ai_generation</c> for each call: also for a
    /// stream that fails or is abandoned, with what was seen until then. The results and exceptions of the provider are
    /// passed on unchanged. Safe for use by many threads, if this client is.
    /// </summary>
    /// <param name="client">The client of the provider. Wrap it before function invocation, caching or OpenTelemetry
    /// are added around it: then every call of the model has its own event, and a cached response has none.</param>
    /// <param name="posthog">Receives the events. It is not disposed with the chat client.</param>
    /// <param name="options">What applies to every call. Null, the default, means the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="posthog"/> is null.</exception>
    public static IChatClient WithPostHog(
        this IChatClient client,
        IPostHogClient posthog,
        PostHogAiOptions? options = null
    ) =>
        new CapturingChatClient(
            client ?? throw new ArgumentNullException(nameof(client)),
            posthog ?? throw new ArgumentNullException(nameof(posthog)),
            options
        );

    /// <summary>
    /// Returns a generator that behaves like this one and queues one <c>$ai_embedding</c> for each call. The results
    /// and exceptions of the provider are passed on unchanged. Safe for use by many threads, if this generator is.
    /// </summary>
    /// <typeparam name="TInput">What embeddings are generated of.</typeparam>
    /// <typeparam name="TEmbedding">The type of the embeddings, which are not sent.</typeparam>
    /// <param name="generator">The generator of the provider.</param>
    /// <param name="posthog">Receives the events. It is not disposed with the generator.</param>
    /// <param name="options">What applies to every call. Null, the default, means the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="generator"/> or <paramref name="posthog"/> is
    /// null.</exception>
    public static IEmbeddingGenerator<TInput, TEmbedding> WithPostHog<TInput, TEmbedding>(
        this IEmbeddingGenerator<TInput, TEmbedding> generator,
        IPostHogClient posthog,
        PostHogAiOptions? options = null
    )
        where TEmbedding : Embedding =>
        new CapturingEmbeddingGenerator<TInput, TEmbedding>(
            generator ?? throw new ArgumentNullException(nameof(generator)),
            posthog ?? throw new ArgumentNullException(nameof(posthog)),
            options
        );

    /// <summary>
    /// Returns a copy of the options that says what PostHog captures of one call. It takes precedence over the options
    /// of the wrapper, and does not reach the provider.
    /// </summary>
    /// <param name="options">The options of the call.</param>
    /// <param name="call">What applies to this call.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ChatOptions WithPostHog(this ChatOptions options, PostHogAiOptions call)
    {
        var copy = (options ?? throw new ArgumentNullException(nameof(options))).Clone();
        copy.AdditionalProperties = CallMark.Set(
            copy.AdditionalProperties,
            call ?? throw new ArgumentNullException(nameof(call))
        );
        return copy;
    }

    /// <inheritdoc cref="WithPostHog(ChatOptions, PostHogAiOptions)"/>
    public static EmbeddingGenerationOptions WithPostHog(
        this EmbeddingGenerationOptions options,
        PostHogAiOptions call
    )
    {
        var copy = (options ?? throw new ArgumentNullException(nameof(options))).Clone();
        copy.AdditionalProperties = CallMark.Set(
            copy.AdditionalProperties,
            call ?? throw new ArgumentNullException(nameof(call))
        );
        return copy;
    }
}
