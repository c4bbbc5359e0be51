using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PostHog.Async;
using PostHog.Extensions.AI.Tools;

namespace PostHog.Extensions.AI.Calls;

/// <summary>
/// A chat client that queues one event for each call. What goes wrong in capturing is logged and never reaches the
/// caller.
/// </summary>
internal sealed class CapturingChatClient : DelegatingChatClient
{
    private readonly AiCapture _capture;
    private readonly ModelSource _source;

    public CapturingChatClient(IChatClient inner, IPostHogClient posthog, PostHogAiOptions? options)
        : base(inner)
    {
        _capture = new AiCapture(posthog, options);
        _source = ModelSource.Of(inner, _capture);
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var call = ChatCall.Begin(_capture, _source, messages, options, isStream: false);
        try
        {
            var response = await base.GetResponseAsync(
                    call.Messages,
                    call.Options,
                    cancellationToken
                )
                .ConfigureAwait(false);
            call.Complete(response);
            return response;
        }
        catch (Exception error)
        {
            call.Fail(error, cancellationToken.IsCancellationRequested);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = ChatCall.Begin(_capture, _source, messages, options, isStream: true);
        var updates = UpdatesAsync(call, cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (Exception error)
                {
                    call.Fail(error, cancellationToken.IsCancellationRequested);
                    throw;
                }

                var update = updates.Current;
                call.See(update);
                yield return update;
            }

            call.Complete();
        }
        finally
        {
            try
            {
                await updates.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                // Has no effect on a call that has ended: only of an abandoned stream this is the end.
                call.Complete(isAbandoned: true);
            }
        }
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        base.GetService(serviceType, serviceKey)
        ?? (
            serviceKey is null
            && serviceType == typeof(ActivitySource)
            && _capture.Options.CaptureTools
                ? ToolActivities.Source
                : null
        );

    private IAsyncEnumerator<ChatResponseUpdate> UpdatesAsync(
        ChatCall call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return base.GetStreamingResponseAsync(call.Messages, call.Options, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception error)
        {
            call.Fail(error, cancellationToken.IsCancellationRequested);
            throw;
        }
    }
}
