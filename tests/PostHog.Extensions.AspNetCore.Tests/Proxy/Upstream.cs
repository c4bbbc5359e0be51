namespace PostHog.Extensions.AspNetCore.Tests.Proxy;

/// <summary>Stands for PostHog behind the proxy, and notes what it got.</summary>
internal sealed class Upstream : HttpMessageHandler
{
    public Uri? Url { get; private set; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public byte[] Body { get; private set; } = [];

    public int Count { get; private set; }

    public Func<CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } =
        _ => Task.FromResult(new HttpResponseMessage { Content = new StringContent("ok") });

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Count++;
        Url = request.RequestUri;
        foreach (var header in request.Headers.Concat(request.Content?.Headers ?? Nothing()))
        {
            Headers[header.Key] = string.Join("|", header.Value);
        }

        if (request.Content is { } content)
        {
            using var body = new MemoryStream();
            await content.CopyToAsync(body, cancellationToken);
            Body = body.ToArray();
        }

        return await Answer(cancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, IEnumerable<string>>> Nothing() => [];
}
