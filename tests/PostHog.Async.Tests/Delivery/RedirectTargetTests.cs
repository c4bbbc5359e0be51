using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

/// <summary>The message about a redirect that is not followed contains its target but no secret.</summary>
public sealed class RedirectTargetTests : ClientTest
{
    [TestCase(
        301,
        "https://eu.example:8443/batch/?token=a#b",
        "to https://eu.example:8443/batch/,"
    )]
    [TestCase(302, "/login?next=/batch/", "to /login,")]
    [TestCase(308, "http://other.example/", "to http://other.example/,")]
    [TestCase(307, "https://me:word@other.example/x", "to https://other.example/x,")]
    [TestCase(307, "//me:word@other.example/x", "to an address with a user name,")]
    [TestCase(302, "/sign-in/" + Some.Token, "to /sign-in/[...],")]
    public async Task Failure_message_shows_the_target_of_a_redirect_that_is_not_followed(
        int status,
        string location,
        string expected
    )
    {
        Http.Then(status, "{\"detail\":\"moved\"}", location: location);
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(status));
        Assert.That(result.Failure.Message, Does.Contain(expected).And.Contain("Host option"));
        Assert.That(result.Failure.Message, Does.Not.Contain("word"));
    }
}
