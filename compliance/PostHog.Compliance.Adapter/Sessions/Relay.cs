using Microsoft.AspNetCore.Http;

namespace PostHog.Compliance.Sessions;

/// <summary>Passes the requests of a client that opens its own connections on to the harness, and the responses back.</summary>
/// <param name="target">The address of the harness.</param>
/// <param name="connections">Sends and records.</param>
internal sealed class Relay(Uri target, HttpMessageInvoker connections) : IDisposable
{
    // They belong to one connection, or are made anew.
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection",
        "Content-Length",
        "Host",
        "Transfer-Encoding",
    };

    public void Dispose() => connections.Dispose();

    /// <summary>Passes a request on. If the harness does not respond, the client loses its connection too.</summary>
    /// <param name="context">The request, and where the response goes.</param>
    /// <param name="path">Path and query as the client wrote them for the harness.</param>
    public async Task PassAsync(HttpContext context, string path)
    {
        try
        {
            using var request = await ReadAsync(context.Request, path);
            using var response = await connections.SendAsync(request, context.RequestAborted);
            await WriteAsync(response, context);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            context.Abort();
        }
    }

    private async Task<HttpRequestMessage> ReadAsync(HttpRequest received, string path)
    {
        var request = new HttpRequestMessage(
            new HttpMethod(received.Method),
            new Uri(target.AbsoluteUri.TrimEnd('/') + path)
        );
        using var body = new MemoryStream();
        await received.Body.CopyToAsync(body);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var header in received.Headers.Where(header => !Own.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(
                    header.Key,
                    header.Value.AsEnumerable()
                );
            }
        }

        return request;
    }

    private static async Task WriteAsync(HttpResponseMessage response, HttpContext context)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        var headers = response.Headers.Concat(response.Content.Headers);
        foreach (var header in headers.Where(header => !Own.Contains(header.Key)))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
