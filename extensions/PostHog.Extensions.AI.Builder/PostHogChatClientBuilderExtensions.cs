using Microsoft.Extensions.DependencyInjection;
using PostHog.Async;
using PostHog.Extensions.AI;

namespace Microsoft.Extensions.AI;

/// <summary>Adds PostHog to the pipelines of chat clients and embedding generators.</summary>
public static class PostHogChatClientBuilderExtensions
{
    /// <summary>
    /// Captures the calls that reach the client below. Add it last, after function invocation, caching and
    /// OpenTelemetry: then every call of the model has its own event, and a cached response has none.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="posthog">Receives the events. Null, the default, means the client that is registered in the
    /// services, for example by <c>AddPostHog</c>.</param>
    /// <param name="options">What applies to every call. Null, the default, means the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static ChatClientBuilder UsePostHog(
        this ChatClientBuilder builder,
        IPostHogClient? posthog = null,
        PostHogAiOptions? options = null
    ) =>
        (builder ?? throw new ArgumentNullException(nameof(builder))).Use(
            (inner, services) => inner.WithPostHog(posthog ?? ClientIn(services), options)
        );

    /// <inheritdoc cref="UsePostHog(ChatClientBuilder, IPostHogClient, PostHogAiOptions)"/>
    /// <typeparam name="TInput">What embeddings are generated of.</typeparam>
    /// <typeparam name="TEmbedding">The type of the embeddings, which are not sent.</typeparam>
    public static EmbeddingGeneratorBuilder<TInput, TEmbedding> UsePostHog<TInput, TEmbedding>(
        this EmbeddingGeneratorBuilder<TInput, TEmbedding> builder,
        IPostHogClient? posthog = null,
        PostHogAiOptions? options = null
    )
        where TEmbedding : Embedding =>
        (builder ?? throw new ArgumentNullException(nameof(builder))).Use(
            (inner, services) => inner.WithPostHog(posthog ?? ClientIn(services), options)
        );

    // AddPostHog registers both. A test may replace the interface alone, an application may register the class alone.
    private static IPostHogClient ClientIn(IServiceProvider services) =>
        services.GetService<IPostHogClient>() ?? services.GetRequiredService<PostHogClient>();
}
