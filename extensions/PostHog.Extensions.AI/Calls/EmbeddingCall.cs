using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;
using PostHog.Extensions.AI.Content;
using PostHog.Wire;

namespace PostHog.Extensions.AI.Calls;

/// <summary>
/// One call of an embedding generator, which becomes one event. None of its members throws because of what it captures.
/// </summary>
internal sealed class EmbeddingCall
{
    private readonly AiCapture _capture;
    private readonly ModelSource _source;
    private readonly EmbeddingGenerationOptions? _options;
    private readonly PostHogAiOptions? _own;
    private readonly TimeSpan _begin;
    private CallPlace _place;

    private EmbeddingCall(
        AiCapture capture,
        ModelSource source,
        EmbeddingGenerationOptions? options,
        PostHogAiOptions? own
    )
    {
        (_capture, _source, _options, _own) = (capture, source, options, own);
        _begin = capture.Clock.Elapsed;
    }

    /// <summary>Begins a call.</summary>
    public static EmbeddingCall Begin(
        AiCapture capture,
        ModelSource source,
        EmbeddingGenerationOptions? options,
        PostHogAiOptions? own
    )
    {
        var call = new EmbeddingCall(capture, source, options, own);
        try
        {
            call._place = CallPlace.Now(capture.Options, own);
        }
        catch (Exception fault)
        {
            capture.Warn(fault);
        }

        return call;
    }

    /// <summary>Ends the call.</summary>
    /// <param name="inputs">What embeddings were asked for.</param>
    /// <param name="usage">What was used; null if it is not known.</param>
    /// <param name="model">The model that answered; null if it is not known.</param>
    /// <param name="error">The exception of the provider; null for none.</param>
    /// <param name="isStopped">Whether the caller cancelled the call, which is no failure.</param>
    public void End(
        object? inputs,
        UsageDetails? usage,
        string? model,
        Exception? error,
        bool isStopped
    )
    {
        try
        {
            var captured = new AiEmbedding { Latency = _capture.Clock.Elapsed - _begin };
            _place.Apply(captured);
            captured.Provider = _source.Provider;
            captured.BaseUrl = _source.BaseUrl;
            captured.Model =
                NonBlank.Of(model)
                ?? NonBlank.Of(_options?.ModelId)
                ?? NonBlank.Of(_source.DefaultModel);
            captured.InputTokens = usage?.InputTokenCount;
            captured.TotalTokens = usage?.TotalTokenCount;
            if (!_capture.IsPrivate(_own))
            {
                captured.Input = InputOf(inputs);
            }

            _capture.Apply(captured, _own);
            Conclude(captured, error, isStopped);
            _capture.Send(captured, _own);
        }
        catch (Exception fault)
        {
            _capture.Warn(fault);
        }
    }

    private object? InputOf(object? inputs)
    {
        if (inputs is IEnumerable<AIContent> contents)
        {
            var parts = ContentPart.PartsOf(
                contents,
                new ContentRules(IsPrivate: false, _capture.IsFull, _capture)
            );
            return _capture.IsFull ? parts : AiContent.Reduce(AiNames.Input, parts);
        }

        return _capture.IsFull
            ? AiContent.Copy(inputs, isFull: true)
            : AiContent.Reduce(AiNames.Input, inputs);
    }

    private void Conclude(AiEmbedding captured, Exception? error, bool isStopped)
    {
        captured[AiNames.TokensSource] = TokenSource.Of(_capture.Options, _own);
        captured.Error = error ?? captured.Error;
        if (error is not null)
        {
            captured.HttpStatus = ErrorStatus.Of(error) ?? captured.HttpStatus;
        }
        else if (!isStopped)
        {
            captured.HttpStatus ??= 200;
        }
    }
}
