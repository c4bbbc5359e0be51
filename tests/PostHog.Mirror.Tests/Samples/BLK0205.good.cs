namespace PostHog.Async;

public sealed class Sample : DelegatingHandler, IAsyncDisposable
{
    public ValueTask DisposeAsync() => default;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => base.SendAsync(request, cancellationToken);
}
