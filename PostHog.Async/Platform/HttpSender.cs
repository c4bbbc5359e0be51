using System.Diagnostics.CodeAnalysis;
using System.Net;
using PostHog.Async.Transport;
using PostHog.Wire;

namespace PostHog.Async.Platform;

/// <summary>
/// The last step of every request: sends it, reads the whole response, and turns any failure into a value. Only
/// cancellation by the caller throws.
/// </summary>
internal sealed class HttpSender : IDisposable
{
    private readonly HttpClient _client;
    private readonly bool _ownsClient;
    private readonly bool _isSupplied;
    private readonly CancellationToken _closed;
    private volatile bool _isDisposed;

    /// <summary>Creates the sender of a client.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="closed">Cancelled when the client is closed: this ends every request and prevents new ones.</param>
    public HttpSender(PostHogOptions options, CancellationToken closed = default)
    {
        _closed = closed;
        _client = ConnectionPool.ClientFor(options);
        _ownsClient = options.HttpClient is null;
        _isSupplied = options.HttpClient is not null || options.HttpHandler is not null;
    }

    /// <summary>Sends one request within its timeout.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<WireResponse> SendAsync(
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsClosed)
        {
            return WireResponse.NoResponse(TransportFailure.Closed(bodyStarted: false));
        }

        using var ambient = AmbientActivity.Leave();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            _closed
        );
        deadline.CancelAfter(request.Timeout);
        using var content = request.IsGet ? null : new RequestContent(request);
        var method = request.IsGet ? HttpMethod.Get : HttpMethod.Post;
        using var message = new HttpRequestMessage(method, request.Url)
        {
            Content = content,
            Version = HttpVersion.Version11,
        };
        MessageHeaders.AddTo(message, request);
        try
        {
            var response = await ExchangeAsync(message, request, deadline.Token)
                .ConfigureAwait(false);
            if (response.Status >= 300)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return response;
        }
        catch (Exception fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return NoResponse(fault, content?.Close() ?? true, deadline.IsCancellationRequested);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        if (_ownsClient)
        {
            _client.Dispose();
        }
    }

    // The connections may be closed a moment before the token is cancelled.
    private bool IsClosed => _isDisposed || _closed.IsCancellationRequested;

    [SuppressMessage("Usage", "MA0042", Justification = "netstandard2.0 has only Dispose.")]
    private async Task<WireResponse> ExchangeAsync(
        HttpRequestMessage message,
        WireRequest request,
        CancellationToken deadline
    )
    {
        var sent = _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline);
        if (_isSupplied)
        {
            await WithinAsync(sent, deadline).ConfigureAwait(false);
        }

        using var response = await sent.ConfigureAwait(false);
        (message.Content as RequestContent)?.Begin();
        // Not every stream observes the token, but disposing the response ends most of them.
        using var abort = deadline.Register(response.Dispose);
        var body = request.BodyFor((int)response.StatusCode);
        try
        {
            var read = ReadAsync(response, body, deadline);
            if (_isSupplied)
            {
                await WithinAsync(read, deadline).ConfigureAwait(false);
            }

            await read.ConfigureAwait(false);
            return MessageHeaders.Read(response, body);
        }
        catch (OperationCanceledException) when (!body.IsNeeded)
        {
            // The stream may still add to the body that it was given.
            return MessageHeaders.Read(response, request.BodyFor((int)response.StatusCode));
        }
    }

    [SuppressMessage("Usage", "MA0042", Justification = "netstandard2.0 has only Dispose.")]
    private static async Task ReadAsync(
        HttpResponseMessage response,
        BoundedBody body,
        CancellationToken deadline
    )
    {
        using var received = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var stream = MessageHeaders.Decoded(response, received);
        await ResponseBody.ReadAsync(stream, body, deadline).ConfigureAwait(false);
    }

    // A handler of the caller, or its stream, may not observe the token. It is then left to end by itself.
    [SuppressMessage("Usage", "MA0042", Justification = "netstandard2.0 has only Dispose.")]
    [SuppressMessage("Usage", "VSTHRD003", Justification = "The caller has just started it.")]
    private static async Task WithinAsync(Task task, CancellationToken deadline)
    {
        if (task.IsCompleted)
        {
            return;
        }

        var ended = new TaskCompletionSource<bool>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        using var end = deadline.Register(() => ended.TrySetResult(true));
        if (await Task.WhenAny(task, ended.Task).ConfigureAwait(false) != task)
        {
            _ = task.ContinueWith(
                Discard,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw new OperationCanceledException(deadline);
        }
    }

    // Reading the exception marks it as observed.
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The task has ended: nothing waits.")]
    private static void Discard(Task late)
    {
        if (late.Exception is null && !late.IsCanceled)
        {
            (late as Task<HttpResponseMessage>)?.Result.Dispose();
        }
    }

    private WireResponse NoResponse(Exception fault, bool bodyStarted, bool timedOut) =>
        WireResponse.NoResponse(
            IsClosed
                ? TransportFailure.Closed(bodyStarted, fault)
                : TransportFailure.From(fault, bodyStarted, timedOut) with
                {
                    IsSupplied = _isSupplied,
                }
        );
}
