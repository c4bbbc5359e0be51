namespace PostHog.TestKit;

/// <summary>Fails every request before it reads the body.</summary>
public sealed class ThrowingHandler(Exception fault) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => throw fault;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => throw fault;
}
