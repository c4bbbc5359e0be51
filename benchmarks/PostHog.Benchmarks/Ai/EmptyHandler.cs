namespace PostHog.Benchmarks.Ai;

/// <summary>Accepts every request.</summary>
internal sealed class EmptyHandler : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Task.FromResult(new HttpResponseMessage { Content = new StringContent("{}") });
}
