using PostHog.Blocking.Transport;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// The last step of every request: sends it, reads the whole response, and turns any failure into a value. Only
/// cancellation by the caller throws.
/// </summary>
/// <remarks>
/// netstandard2.0 has no synchronous <c>HttpClient.Send</c>. If the runtime has it nevertheless, or if the caller
/// supplied a client or handler, <see cref="ClientTransport"/> sends the request; otherwise, on .NET Framework,
/// <see cref="WebRequestTransport"/> does, which is synchronous down to the socket there.
/// </remarks>
internal sealed class HttpSender : IDisposable
{
    private readonly ClientTransport? _client;
    private readonly CancellationToken _closed;
    private volatile bool _isDisposed;

    /// <summary>Creates the sender of a client.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="closed">Cancelled when the client is closed: this ends every request and prevents new ones.</param>
    public HttpSender(PostHogOptions options, CancellationToken closed = default)
    {
        _closed = closed;
        var isSupplied = options.HttpClient is not null || options.HttpHandler is not null;
        if (isSupplied || HttpClientSend.Method is not null)
        {
            _client = new ClientTransport(
                ConnectionPool.ClientFor(options),
                ownsClient: options.HttpClient is null,
                options.IsHandlerOfTasks ? null : options.HttpHandler,
                options.IsHandlerOfTasks ? null : HttpClientSend.Method
            );
        }
    }

    /// <summary>Sends one request within its timeout, on the calling thread.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public WireResponse Send(WireRequest request, CancellationToken cancellationToken)
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
        var response =
            _client?.Send(request, deadline.Token)
            ?? WebRequestTransport.Send(request, deadline.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return IsClosed && response.Failure is { } failure
            ? WireResponse.NoResponse(TransportFailure.Closed(failure.BodyStarted, failure.Cause))
            : response;
    }

    public void Dispose()
    {
        _isDisposed = true;
        _client?.Dispose();
    }

    // The connections may be closed a moment before the token is cancelled.
    private bool IsClosed => _isDisposed || _closed.IsCancellationRequested;
}
