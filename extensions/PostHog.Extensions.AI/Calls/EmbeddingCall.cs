using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;
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
    public void End(object? inputs, UsageDetails? usage, string? model, Exception? error)
    {
        try
        {
            var captured = new AiEmbedding { Latency = _capture.Clock.Elapsed - _begin };
            _place.Apply(captured);
            captured.Provider = _source.Provider;
            captured.BaseUrl = _source.BaseUrl;
            captured.Model = model ?? _options?.ModelId ?? _source.DefaultModel;
            captured.InputTokens = usage?.InputTokenCount;
            captured.TotalTokens = usage?.TotalTokenCount;
            if (!_capture.IsPrivate(_own))
            {
                captured.Input = _capture.IsFull
                    ? AiContent.Copy(inputs, isFull: true)
                    : AiContent.Reduce(AiNames.Input, inputs);
            }

            _capture.Send(captured, _own, one => Conclude(one, error));
        }
        catch (Exception fault)
        {
            _capture.Warn(fault);
        }
    }

    private void Conclude(AiEmbedding captured, Exception? error)
    {
        captured[TokenSource.Property] = TokenSource.Of(_capture.Options, _own);
        captured.Error = error ?? captured.Error;
        captured.HttpStatus = error is null ? 200 : ErrorStatus.Of(error);
    }
}
