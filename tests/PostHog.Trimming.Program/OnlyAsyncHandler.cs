namespace PostHog.Trimming.Program;

/// <summary>Overrides what a synchronous request does not call.</summary>
internal sealed class OnlyAsyncHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    public int Requests { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Requests++;
        return base.SendAsync(request, cancellationToken);
    }
}
