using System.Net.Sockets;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Retries of flag requests.</summary>
public sealed class FlagRetryTests : FlagTest
{
    [TestCase(502)]
    [TestCase(504)]
    public async Task Retries_once_after_a_delay(int status)
    {
        Http.Then(status, "").Then(200, FlagsJson.Of(("beta", true)));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42", new() { FlagKeys = ["beta"] });

        Assert.That(flags.IsEnabled("beta"), Is.True);
        Assert.That(flags.Failure, Is.Null);
        Assert.That(Time.Pauses, Is.EqualTo([TimeSpan.FromMilliseconds(300)]));
        Assert.That(Questions[1].ToString(), Is.EqualTo(Questions[0].ToString()));
    }

    [Test]
    public async Task Retries_once_when_no_response_arrives()
    {
        Http.ThenThrow(new HttpRequestException("cut")).Then(200, FlagsJson.Of(("beta", true)));
        await using var client = new PostHogClient(Options());

        var isEnabled = await client.IsFeatureEnabledAsync("beta", "user-42");

        Assert.That(isEnabled, Is.True);
    }

    [Test]
    public async Task Does_not_retry_a_refused_connection()
    {
        var refused = new SocketException((int)SocketError.ConnectionRefused);
        Http.ThenThrow(new HttpRequestException("connect", refused));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
        Assert.That(Time.Pauses, Is.Empty);
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(402)]
    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task Does_not_retry_any_other_status(int status)
    {
        Http.Then(status, "");
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Failure!.StatusCode, Is.EqualTo(status));
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
        Assert.That(Time.Pauses, Is.Empty);
    }

    [Test]
    public async Task Doubles_the_delay_after_each_attempt_and_then_gives_up()
    {
        Http.Then(502, "").Then(504, "").Then(502, "");
        var options = Options();
        options.FeatureFlagMaxRetries = 2;
        await using var client = new PostHogClient(options);

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Failure!.StatusCode, Is.EqualTo(502));
        Assert.That(
            Time.Pauses,
            Is.EqualTo([TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(600)])
        );
    }

    [Test]
    public async Task Does_not_retry_when_retries_are_disabled()
    {
        Http.Then(502, "");
        var options = Options();
        options.FeatureFlagMaxRetries = 0;
        await using var client = new PostHogClient(options);

        await client.EvaluateFlagsAsync("user-42");

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(-1)]
    [TestCase(11)]
    public void Rejects_a_number_of_retries_that_is_out_of_range(int retries)
    {
        var options = Options();
        options.FeatureFlagMaxRetries = retries;

        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => Construct(options));

        Assert.That(fault!.ParamName, Is.EqualTo("FeatureFlagMaxRetries"));
    }

    private static object Construct(PostHogOptions options) => new PostHogClient(options);
}
