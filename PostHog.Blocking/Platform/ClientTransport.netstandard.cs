using System.Diagnostics.CodeAnalysis;
using System.Net;
using PostHog.Blocking.Transport;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Sends requests through an <c>HttpClient</c>: by its synchronous method where the runtime has one. Only where it has
/// none, on .NET Framework with a handler or client of the caller's, does <see cref="WaitFor"/> wait for a task: it is the
/// one method of this package that does, and net8.0 has nothing like it.
/// </summary>
internal sealed class ClientTransport(HttpClient client, bool ownsClient) : IDisposable
{
    private const HttpCompletionOption Completion = HttpCompletionOption.ResponseHeadersRead;

    /// <summary>Sends one request. The token ends it; that too is a value.</summary>
    public WireResponse Send(WireRequest request, CancellationToken deadline)
    {
        using var content = request.IsGet ? null : new RequestContent(request);
        var method = request.IsGet ? HttpMethod.Get : HttpMethod.Post;
        using var message = new HttpRequestMessage(method, request.Url)
        {
            Content = content,
            // Sending without a task exists for HTTP/1.1 alone.
            Version = HttpVersion.Version11,
        };
        MessageHeaders.AddTo(message, request);
        try
        {
            using var response =
                HttpClientSend.Method?.Invoke(client, message, Completion, deadline)
                ?? WaitFor(message, deadline);
            // A read does not listen to the token; without its response it ends.
            using var abort = deadline.Register(response.Dispose);
            using var stream = StreamOf(response);
            var body = request.BodyFor((int)response.StatusCode);
            ResponseBody.Read(stream, body, deadline);
            return MessageHeaders.Read(response, body);
        }
        catch (Exception fault)
        {
            // The content cannot tell here whether it has begun to leave: unknown is the careful answer.
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

    // The wait happens away from any synchronisation context, so the caller's cannot deadlock it.
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The one confined wait, see the type.")]
    private HttpResponseMessage WaitFor(HttpRequestMessage message, CancellationToken deadline) =>
        Task.Run(() => client.SendAsync(message, Completion, deadline), CancellationToken.None)
            .GetAwaiter()
            .GetResult();

    [SuppressMessage("Usage", "VSTHRD002", Justification = "The headers are here: nothing waits.")]
    private static Stream StreamOf(HttpResponseMessage response) =>
        response.Content.ReadAsStreamAsync().GetAwaiter().GetResult();
}
