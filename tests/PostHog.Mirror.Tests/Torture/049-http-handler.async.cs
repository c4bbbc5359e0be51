// A handler of requests overrides the synchronous member.
namespace PostHog.Async.Cases;

public sealed class Case : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Task.FromResult(new HttpResponseMessage());
}
