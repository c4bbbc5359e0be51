namespace PostHog.Extensions.Hosting.Clients;

/// <summary>
/// Sends each request through the current handlers of an HTTP client, so that the factory can replace them.
/// </summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string clientName)
    : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        // The factory owns the handlers: disposing this does not reach them.
        using var current = new HttpMessageInvoker(
            factory.CreateHandler(clientName),
            disposeHandler: false
        );
        return await current.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
