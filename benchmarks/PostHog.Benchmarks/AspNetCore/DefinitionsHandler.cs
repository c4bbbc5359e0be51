namespace PostHog.Benchmarks.AspNetCore;

/// <summary>Answers every request with flag definitions.</summary>
internal sealed class DefinitionsHandler(string definitions) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Task.FromResult(new HttpResponseMessage { Content = new StringContent(definitions) });
}
