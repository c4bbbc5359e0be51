using System.Diagnostics.CodeAnalysis;
using System.Net;
using PostHog.Blocking.Transport;
using PostHog.Wire;
using Sender = System.Func<
    System.Net.Http.HttpClient,
    System.Net.Http.HttpRequestMessage,
    System.Net.Http.HttpCompletionOption,
    System.Threading.CancellationToken,
    System.Net.Http.HttpResponseMessage
>;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Sends requests through an <c>HttpClient</c>, with its synchronous method if the runtime has one. If it has none, on
/// .NET Framework with the caller's handler or client, <see cref="WaitFor"/> waits for a task. It is the only method of
/// this package that does; the net8.0 build has none.
/// </summary>
internal sealed class ClientTransport(
    HttpClient client,
    bool ownsClient,
    HttpMessageHandler? handler,
    Sender? send
) : IDisposable
{
    private volatile bool _isChecked;

    private const HttpCompletionOption Completion = HttpCompletionOption.ResponseHeadersRead;

    /// <summary>Sends one request. If the token ends it, that is returned as a value too.</summary>
    public WireResponse Send(WireRequest request, CancellationToken deadline)
    {
        using var content = request.IsGet ? null : new RequestContent(request);
        var method = request.IsGet ? HttpMethod.Get : HttpMethod.Post;
        using var message = new HttpRequestMessage(method, request.Url)
        {
            Content = content,
            // Only HTTP/1.1 can be sent without a task.
            Version = HttpVersion.Version11,
        };
        MessageHeaders.AddTo(message, request);
        try
        {
            CheckHandlers();
        }
        catch (InvalidOperationException fault)
        {
            return WireResponse.NoResponse(
                TransportFailure.From(fault, bodyStarted: false, timedOut: false)
            );
        }

        try
        {
            using var response =
                send?.Invoke(client, message, Completion, deadline) ?? WaitFor(message, deadline);
            // A read does not observe the token, but disposing the response ends it.
            using var abort = deadline.Register(response.Dispose);
            using var stream = StreamOf(response);
            var body = request.BodyFor((int)response.StatusCode);
            ResponseBody.Read(stream, body, deadline);
            return MessageHeaders.Read(response, body);
        }
        catch (Exception fault)
        {
            // The content does not know here whether sending has begun, so the outcome counts as unknown.
            var timedOut = deadline.IsCancellationRequested;
            return WireResponse.NoResponse(
                TransportFailure.From(fault, bodyStarted: true, timedOut)
            );
        }
    }

    public void Dispose()
    {
        if (ownsClient)
        {
            client.Dispose();
        }
    }

    private void CheckHandlers()
    {
        if (!_isChecked)
        {
            SuppliedHandlers.CheckAgain(handler);
            _isChecked = true;
        }
    }

    // The wait happens outside any synchronisation context, so the caller's cannot deadlock it.
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The one confined wait, see the type.")]
    private HttpResponseMessage WaitFor(HttpRequestMessage message, CancellationToken deadline) =>
        Task.Run(() => client.SendAsync(message, Completion, deadline), CancellationToken.None)
            .GetAwaiter()
            .GetResult();

    [SuppressMessage("Usage", "VSTHRD002", Justification = "The headers are here: nothing waits.")]
    private static Stream StreamOf(HttpResponseMessage response) =>
        MessageHeaders.Decoded(
            response,
            response.Content.ReadAsStreamAsync().GetAwaiter().GetResult()
        );
}
