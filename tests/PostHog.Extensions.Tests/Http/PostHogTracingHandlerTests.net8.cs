namespace PostHog.Extensions.Tests.Http;

public sealed partial class PostHogTracingHandlerTests
{
    [Test]
    public void Sends_the_headers_on_a_synchronous_request()
    {
        using var scope = _client.BeginContext(new() { DistinctId = "user-42", SessionId = "s-1" });
        using var request = new HttpRequestMessage(HttpMethod.Get, Listed);

        using var answer = _http.Send(request);

        Assert.That(_network.DistinctId, Is.EqualTo("user-42"));
        Assert.That(_network.SessionId, Is.EqualTo("s-1"));
    }
}
