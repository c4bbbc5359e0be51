using System.Net;

namespace PostHog.Extensions.Tests.Http;

/// <summary>Replaces the network and keeps the headers of the last request.</summary>
internal sealed class RecordingHandler : HttpMessageHandler
{
    public Dictionary<string, string> Headers { get; private set; } = [];

    public string? DistinctId => Headers.GetValueOrDefault("X-POSTHOG-DISTINCT-ID");

    public string? SessionId => Headers.GetValueOrDefault("X-POSTHOG-SESSION-ID");

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Task.FromResult(Send(request, cancellationToken));

    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Headers = request.Headers.ToDictionary(
            header => header.Key,
            header => string.Join("|", header.Value),
            StringComparer.OrdinalIgnoreCase
        );
        return new HttpResponseMessage(HttpStatusCode.OK);
    }
}
