using System.Diagnostics.CodeAnalysis;
using PostHog.Capture;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Sends requests through a handler or client that the caller supplied, on a framework whose <c>HttpClient</c> knows
/// only tasks. <see cref="WaitFor"/> is the one method of this package that waits for one; net8.0 has nothing like it.
/// </summary>
internal sealed class SuppliedClientTransport(HttpClient client, bool ownsClient) : IDisposable
{
    /// <summary>Sends one request. The token ends it; that too is a value.</summary>
    public WireResponse Send(WireRequest request, CancellationToken deadline)
    {
        using var content = new RequestContent(request);
        using var message = new HttpRequestMessage(HttpMethod.Post, request.Url)
        {
            Content = content,
        };
        message.Headers.TryAddWithoutValidation(WireNames.UserAgent, RuntimeIdentity.UserAgent);
        try
        {
            using var response = WaitFor(message, deadline, out var body);
            return WireResponse.Answer((int)response.StatusCode, RetryAfterOf(response), body);
        }
        catch (Exception fault)
        {
            // The content cannot tell here whether it has begun to leave: unknown is the careful answer.
            var timedOut = deadline.IsCancellationRequested;
            return WireResponse.NoAnswer(TransportFailure.From(fault, bodyStarted: true, timedOut));
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
    private HttpResponseMessage WaitFor(
        HttpRequestMessage message,
        CancellationToken deadline,
        out byte[] body
    )
    {
        var response = Task.Run(
                () => client.SendAsync(message, HttpCompletionOption.ResponseContentRead, deadline),
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();
        // The body is here already; this task is complete.
        body = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        return response;
    }

    private static string? RetryAfterOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(WireNames.RetryAfter, out var values)
            ? values.FirstOrDefault()
            : null;
}
