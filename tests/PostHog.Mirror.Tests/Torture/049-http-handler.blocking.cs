// A handler of requests overrides the synchronous member.
namespace PostHog.Blocking.Cases;

public sealed class Case : DelegatingHandler
{
    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => new HttpResponseMessage();
}
