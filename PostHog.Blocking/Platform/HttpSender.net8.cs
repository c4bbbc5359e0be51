using System.Net;
using PostHog.Blocking.Transport;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// The last step of every request: sends it, waits for the whole answer, and turns whatever happens into a value. Only
/// cancellation by the caller is an exception.
/// </summary>
internal sealed class HttpSender : IDisposable
{
    private readonly HttpClient _client;
    private readonly bool _ownsClient;

    public HttpSender(PostHogOptions options)
    {
        _client = ConnectionPool.ClientFor(options);
        _ownsClient = options.HttpClient is null;
    }

    /// <summary>Sends one request within its timeout, on the caller's own thread.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public WireResponse Send(WireRequest request, CancellationToken cancellationToken)
    {
        using var ambient = AmbientActivity.Leave();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(request.Timeout);
        using var content = request.IsGet ? null : new RequestContent(request);
        var method = request.IsGet ? HttpMethod.Get : HttpMethod.Post;
        using var message = new HttpRequestMessage(method, request.Url)
        {
            Content = content,
            // Sending without a task exists for HTTP/1.1 alone.
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        MessageHeaders.AddTo(message, request);
        try
        {
            using var response = _client.Send(
                message,
                HttpCompletionOption.ResponseHeadersRead,
                deadline.Token
            );
            // A read does not listen to the token; without its response it ends.
            using var abort = deadline.Token.Register(response.Dispose);
            using var stream = response.Content.ReadAsStream(deadline.Token);
            var body = request.BodyFor((int)response.StatusCode);
            ResponseBody.Read(stream, body, deadline.Token);
            return MessageHeaders.Read(response, body);
        }
        catch (Exception fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var timedOut = deadline.IsCancellationRequested;
            return WireResponse.NoAnswer(
                TransportFailure.From(fault, content?.HasStarted ?? true, timedOut)
            );
        }
    }

    public void Dispose()
    {
        if (_ownsClient)
        {
            _client.Dispose();
        }
    }
}
