namespace PostHog.Extensions.Http;

public sealed partial class PostHogTracingHandler
{
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Trace(request);
        return base.Send(request, cancellationToken);
    }
}
