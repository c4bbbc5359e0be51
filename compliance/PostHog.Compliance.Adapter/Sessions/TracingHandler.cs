namespace PostHog.Compliance.Sessions;

/// <summary>Marks every request with the id of its test, and remembers it, whether a task or a thread sends it.</summary>
internal sealed class TracingHandler(RequestTrace trace) : DelegatingHandler(Connections)
{
    private const string TestIdHeader = "X-Test-Id";

    private static readonly SocketsHttpHandler Connections = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Mark(request);
        var uuids = request.Content is { } content
            ? SentEvents.Read(content, await content.ReadAsStreamAsync(cancellationToken))
            : [];
        var sentAt = DateTimeOffset.UtcNow;
        var status = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            trace.Closed
        );
        try
        {
            var response = await base.SendAsync(request, stop.Token);
            status = (int)response.StatusCode;
            return response;
        }
        finally
        {
            trace.Add(sentAt, status, uuids);
        }
    }

    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Mark(request);
        var uuids = request.Content is { } content
            ? SentEvents.Read(content, content.ReadAsStream(cancellationToken))
            : [];
        var sentAt = DateTimeOffset.UtcNow;
        var status = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            trace.Closed
        );
        try
        {
            var response = base.Send(request, stop.Token);
            status = (int)response.StatusCode;
            return response;
        }
        finally
        {
            trace.Add(sentAt, status, uuids);
        }
    }

    private void Mark(HttpRequestMessage request)
    {
        if (trace.TestId.Length > 0)
        {
            request.Headers.TryAddWithoutValidation(TestIdHeader, trace.TestId);
        }
    }
}
