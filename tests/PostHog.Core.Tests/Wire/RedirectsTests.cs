using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class RedirectsTests
{
    private static readonly WireRequest Sent = new(
        new Uri("https://posthog.example/i/v0/ai/batch"),
        [1, 2],
        "gzip",
        TimeSpan.FromSeconds(15)
    )
    {
        Headers = [new("PostHog-Attempt", "1")],
    };

    [TestCase(307, "https://posthog.example/i/v0/ai/batch/")]
    [TestCase(308, "https://posthog.example:443/elsewhere?x=1")]
    [TestCase(308, "HTTPS://POSTHOG.example/a")]
    [TestCase(308, "/i/v0/ai/batch/")]
    [TestCase(308, " batch/ ")]
    public void Follows_a_redirect_on_the_same_host(int status, string location)
    {
        var next = Redirects.Next(Sent, Answer(status, location), followed: 0);

        Assert.That(next!.Url, Is.EqualTo(new Uri(Sent.Url, location.Trim())));
        Assert.That(next with { Url = Sent.Url }, Is.EqualTo(Sent));
    }

    [TestCase(307, "http://posthog.example/")]
    [TestCase(307, "https://posthog.example:8443/")]
    [TestCase(307, "https://evil.example/")]
    [TestCase(307, "//evil.example/")]
    [TestCase(307, "https://user:word@posthog.example/")]
    [TestCase(307, "https://posthog.example.evil/")]
    [TestCase(307, "file:///etc/passwd")]
    [TestCase(307, "https://")]
    [TestCase(307, null)]
    [TestCase(200, "/batch/")]
    [TestCase(301, "/batch/")]
    [TestCase(302, "/batch/")]
    [TestCase(303, "/batch/")]
    public void Does_not_follow_any_other_response(int status, string? location)
    {
        Assert.That(Redirects.Next(Sent, Answer(status, location), followed: 0), Is.Null);
    }

    [Test]
    public void Follows_at_most_five_redirects()
    {
        var answer = Answer(307, "/batch/");

        Assert.That(Redirects.Next(Sent, answer, followed: 4), Is.Not.Null);
        Assert.That(Redirects.Next(Sent, answer, followed: 5), Is.Null);
    }

    [Test]
    public void Follows_nothing_without_a_response()
    {
        Assert.That(Redirects.Next(Sent, A.NoResponse(bodyStarted: true), followed: 0), Is.Null);
    }

    private static WireResponse Answer(int status, string? location) =>
        WireResponse.Of(status, retryAfter: null, body: [], location);
}
