using System.Net;
using PostHog.Blocking.Transport;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// The last step of every request: sends it, reads the whole response, and turns any failure into a value. Only
/// cancellation by the caller throws.
/// </summary>
internal sealed class HttpSender : IDisposable
{
    private readonly HttpClient _client;
    private readonly bool _ownsClient;
    private readonly bool _isSupplied;
    private readonly HttpMessageHandler? _handler;
    private readonly CancellationToken _closed;
    private volatile bool _isChecked;
    private volatile bool _isDisposed;

    /// <summary>Creates the sender of a client.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="closed">Cancelled when the client is closed: this ends every request and prevents new ones.</param>
    public HttpSender(PostHogOptions options, CancellationToken closed = default)
    {
        _closed = closed;
        _client = ConnectionPool.ClientFor(options);
        _ownsClient = options.HttpClient is null;
        _handler = options.HttpHandler;
        _isSupplied = options.HttpClient is not null || options.HttpHandler is not null;
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
        using var content = request.IsGet ? null : new RequestContent(request);
        using var message = MessageOf(request, content);
        try
        {
            CheckHandlers();
            var response = Exchange(message, request, deadline.Token);
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

    private void CheckHandlers()
    {
        if (!_isChecked)
        {
            SuppliedHandlers.CheckAgain(_handler);
            _isChecked = true;
        }
    }

    // The connections may be closed a moment before the token is cancelled.
    private bool IsClosed => _isDisposed || _closed.IsCancellationRequested;

    private static HttpRequestMessage MessageOf(WireRequest request, HttpContent? content)
    {
        var message = new HttpRequestMessage(
            request.IsGet ? HttpMethod.Get : HttpMethod.Post,
            request.Url
        )
        {
            Content = content,
            // Only HTTP/1.1 can be sent without a task.
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        MessageHeaders.AddTo(message, request);
        return message;
    }

    private WireResponse Exchange(
        HttpRequestMessage message,
        WireRequest request,
        CancellationToken deadline
    )
    {
        using var response = _client.Send(
            message,
            HttpCompletionOption.ResponseHeadersRead,
            deadline
        );
        (message.Content as RequestContent)?.Begin();
        // A read does not observe the token, but disposing the response ends it.
        using var abort = deadline.Register(response.Dispose);
        var body = request.BodyFor((int)response.StatusCode);
        using var received = response.Content.ReadAsStream(deadline);
        using var stream = MessageHeaders.Decoded(response, received);
        ResponseBody.Read(stream, body, deadline);
        return MessageHeaders.Read(response, body);
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
