namespace PostHog.Trimming.Program;

internal class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
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

    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Requests++;
        return base.Send(request, cancellationToken);
    }
}
