using PostHog.Blocking.Transport;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// The last step of every request: sends it, waits for the whole answer, and turns whatever happens into a value. Only
/// cancellation by the caller is an exception.
/// </summary>
/// <remarks>
/// netstandard2.0 has no synchronous <c>HttpClient.Send</c>. Where the runtime has it all the same, and where the caller
/// supplied a client or handler, <see cref="ClientTransport"/> sends; on .NET Framework it is
/// <see cref="WebRequestTransport"/>, which is synchronous to the socket there.
/// </remarks>
internal sealed class HttpSender : IDisposable
{
    private readonly ClientTransport? _client;
    private readonly CancellationToken _closed;
    private volatile bool _isDisposed;

    /// <summary>Makes the sender of a client.</summary>
    /// <param name="options">What it sends with.</param>
    /// <param name="closed">Cancelled when the client is closed: no request goes on, and none begins.</param>
    public HttpSender(PostHogOptions options, CancellationToken closed = default)
    {
        _closed = closed;
        var isSupplied = options.HttpClient is not null || options.HttpHandler is not null;
        if (isSupplied || HttpClientSend.Method is not null)
        {
            _client = new ClientTransport(
                ConnectionPool.ClientFor(options),
                ownsClient: options.HttpClient is null
            );
        }
    }

    /// <summary>Sends one request within its timeout, on the caller's own thread.</summary>
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

    // The connections may be closed a moment before the token tells.
    private bool IsClosed => _isDisposed || _closed.IsCancellationRequested;
}
