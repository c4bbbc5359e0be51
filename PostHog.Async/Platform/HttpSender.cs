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
            using var response = await _client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token)
                .ConfigureAwait(false);
            // Not every stream observes the token, but disposing the response ends each of them.
            using var abort = deadline.Token.Register(response.Dispose);
            using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            var body = request.BodyFor((int)response.StatusCode);
            await ResponseBody.ReadAsync(stream, body, deadline.Token).ConfigureAwait(false);
            return MessageHeaders.Read(response, body);
        }
        catch (Exception fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return NoResponse(fault, content?.HasStarted ?? true, deadline.IsCancellationRequested);
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

    private WireResponse NoResponse(Exception fault, bool bodyStarted, bool timedOut) =>
        WireResponse.NoResponse(
            IsClosed
                ? TransportFailure.Closed(bodyStarted, fault)
                : TransportFailure.From(fault, bodyStarted, timedOut)
        );
}
