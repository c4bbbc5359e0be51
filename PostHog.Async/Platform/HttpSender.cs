using System.Net;
using PostHog.Async.Transport;
using PostHog.Wire;

namespace PostHog.Async.Platform;

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

    /// <summary>Sends one request within its timeout.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<WireResponse> SendAsync(
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        using var ambient = AmbientActivity.Leave();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
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
            // Not every stream listens to the token; without its response each of them ends.
            using var abort = deadline.Token.Register(response.Dispose);
            using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            var body = request.BodyFor((int)response.StatusCode);
            await ResponseBody.ReadAsync(stream, body, deadline.Token).ConfigureAwait(false);
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
