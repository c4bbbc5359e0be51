using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

/// <summary>The message about a redirect that is not followed names the server that it leads to, and no secret.</summary>
public sealed class RedirectTargetTests : ClientTest
{
    [TestCase(301, "https://eu.example:8443/batch/?token=a#b", "to https://eu.example:8443,")]
    [TestCase(302, "/login?next=/batch/", "to another path of the same host,")]
    [TestCase(308, "http://other.example/", "to http://other.example,")]
    [TestCase(307, "https://me:word@other.example/x", "to https://other.example,")]
    [TestCase(307, "//me:word@other.example/x", "to other.example:443,")]
    [TestCase(302, "/sign-in/" + Some.Token, "to another path of the same host,")]
    [TestCase(302, "login", "to another path of the same host,")]
    [TestCase(302, "http://" + Some.Token + ".example/", "to http://[...].example,")]
    [TestCase(302, "ftp://other.example/", "to an address that is not valid,")]
    [TestCase(302, "http://a1b2c3d4e5f6g7h8i9.example/", "to http://[...].example,")]
    [TestCase(
        302,
        "http://160.x.150.143-137.153.145.171.061.062.063.064.065.066.067.example/",
        "to http://[...].example,"
    )]
    [TestCase(302, "http://d111111abcdef8.cdn.example/", "to http://d111111abcdef8.cdn.example,")]
    [TestCase(
        302,
        "https://[2001:db8:85a3::8a2e:370:7334]:8443/",
        "to https://[2001:db8:85a3::8a2e:370:7334]:8443,"
    )]
    [TestCase(302, "http://192.168.100.200:18443/", "to http://192.168.100.200:18443,")]
    [TestCase(302, "http://a-long-name-without-digits.example/", "without-digits.example,")]
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

    [Test]
    public async Task Not_modified_is_not_called_a_redirect()
    {
        Http.Then(304, "", location: "/other");
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(304));
        Assert.That(result.Failure.Message, Does.Contain("nothing has changed"));
        Assert.That(result.Failure.Message, Does.Not.Contain("redirect"));
    }
}
