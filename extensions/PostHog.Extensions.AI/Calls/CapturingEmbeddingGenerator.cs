using Microsoft.Extensions.AI;
using PostHog.Async;

namespace PostHog.Extensions.AI.Calls;

/// <summary>
/// An embedding generator that queues one event for each call. What goes wrong in capturing is logged and never reaches
/// the caller.
/// </summary>
internal sealed class CapturingEmbeddingGenerator<TInput, TEmbedding>
    : DelegatingEmbeddingGenerator<TInput, TEmbedding>
    where TEmbedding : Embedding
{
    private readonly AiCapture _capture;
    private readonly ModelSource _source;

    public CapturingEmbeddingGenerator(
        IEmbeddingGenerator<TInput, TEmbedding> inner,
        IPostHogClient posthog,
        PostHogAiOptions? options
    )
        : base(inner)
    {
        _capture = new AiCapture(posthog, options);
        _source = ModelSource.Of(inner, _capture);
    }

    /// <inheritdoc/>
    public override async Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(
        IEnumerable<TInput> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var (rest, own) = CallOptions.Split(options);
        IReadOnlyCollection<TInput> inputs =
            values as IReadOnlyCollection<TInput> ?? (values is null ? null! : [.. values]);
        var call = EmbeddingCall.Begin(_capture, _source, rest, own);
        try
        {
            var embeddings = await base.GenerateAsync(inputs, rest, cancellationToken)
                .ConfigureAwait(false);
            call.End(
                inputs,
                embeddings?.Usage,
                embeddings?.FirstOrDefault()?.ModelId,
                error: null,
                isStopped: false
            );
            return embeddings!;
        }
        catch (Exception error)
        {
            var isCancelled =
                cancellationToken.IsCancellationRequested && error is OperationCanceledException;
            call.End(inputs, usage: null, model: null, isCancelled ? null : error, isCancelled);
            throw;
        }
    }
}
