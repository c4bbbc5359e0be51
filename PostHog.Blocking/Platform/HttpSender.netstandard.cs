using PostHog.Blocking.Transport;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// The last step of every request: sends it, waits for the whole answer, and turns whatever happens into a value. Only
/// cancellation by the caller is an exception.
/// </summary>
/// <remarks>
/// netstandard2.0 has no synchronous <c>HttpClient.Send</c>. Requests go through <see cref="WebRequestTransport"/>, which
/// is synchronous to the socket on .NET Framework; only where the caller supplied a handler or client of theirs does
/// <see cref="SuppliedClientTransport"/> wait for it.
/// </remarks>
internal sealed class HttpSender : IDisposable
{
    private readonly SuppliedClientTransport? _supplied;

    public HttpSender(PostHogOptions options)
    {
        if (options.HttpClient is not null || options.HttpHandler is not null)
        {
            _supplied = new SuppliedClientTransport(
                ConnectionPool.ClientFor(options),
                ownsClient: options.HttpClient is null
            );
        }
    }

    /// <summary>Sends one request within its timeout, on the caller's own thread.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public WireResponse Send(WireRequest request, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(request.Timeout);
        var response =
            _supplied?.Send(request, deadline.Token)
            ?? WebRequestTransport.Send(request, deadline.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return response;
    }

    public void Dispose() => _supplied?.Dispose();
}
