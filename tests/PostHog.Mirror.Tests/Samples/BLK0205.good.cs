namespace PostHog.Async;

public sealed class Sample : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => base.SendAsync(request, cancellationToken);
}

public sealed class Closing : IAsyncDisposable
{
    public ValueTask DisposeAsync() => default;
}
